package io.wabaprofile.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.restfb.Body;
import com.restfb.DefaultFacebookClient;
import com.restfb.DefaultJsonMapper;
import com.restfb.DefaultWebRequestor;
import com.restfb.FacebookClient;
import com.restfb.FacebookEndpoints;
import com.restfb.Parameter;
import com.restfb.Version;
import com.restfb.exception.FacebookGraphException;
import com.restfb.exception.FacebookOAuthException;
import com.restfb.json.JsonObject;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.testkit.contract.ContractSamples;
import io.wabaprofile.testkit.fault.PlatformError;
import io.wabaprofile.testkit.journal.Exchange;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.net.HttpURLConnection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A public Graph client reads and updates a profile, and understands the errors. */
@Timeout(60)
class RestfbTest {
    private static final String PROFILE = "whatsapp_business_profile";
    private static final Parameter FIELDS =
            Parameter.with("fields", "about,address,description,email,profile_picture_url,websites,vertical");

    private final OneChannelFixture channel = new OneChannelFixture();

    @AfterEach
    void close() {
        channel.close();
    }

    private static final class WithKey extends DefaultWebRequestor {
        private final String key;

        private WithKey(String key) {
            this.key = key;
        }

        @Override
        protected void customizeConnection(HttpURLConnection connection) {
            connection.setRequestProperty("D360-API-KEY", key);
        }
    }

    private FacebookClient client(String key) {
        DefaultFacebookClient client =
                new DefaultFacebookClient(null, new WithKey(key), new DefaultJsonMapper(), Version.UNVERSIONED);
        client.setFacebookEndpointUrls(new FacebookEndpoints() {
            @Override
            public String getGraphEndpoint() {
                return channel.simulator.baseUri().toString();
            }
        });
        return client;
    }

    private FacebookClient client() {
        return client(channel.account.key());
    }

    private static JsonObject update(String name, String value) {
        return new JsonObject().add("messaging_product", "whatsapp").add(name, value);
    }

    private static JsonObject publish(FacebookClient client, JsonObject update) {
        return client.publish(PROFILE, JsonObject.class, Body.withData(update));
    }

    @Test
    void readsAProfile() {
        channel.account.setProfile(ContractSamples.fullProfile());

        JsonObject read = client().fetchObject(PROFILE, JsonObject.class, FIELDS);

        JsonObject profile = read.get("data").asArray().get(0).asObject();
        assertThat(profile.getString("about", "")).isEqualTo("Succulent specialists!");
        assertThat(profile.getString("vertical", "")).isEqualTo("RETAIL");
        assertThat(profile.get("websites").asArray().values()).hasSize(2);
        assertThat(channel.simulator.exchanges().get(0).target()).contains("format=json");
    }

    @Test
    void changesAProfile() {
        channel.account.setProfile(ContractSamples.fullProfile());
        BusinessProfile before = channel.account.profile();

        JsonObject answer = publish(client(), update("description", "Grüße 🌵"));

        assertThat(answer.getBoolean("success", false)).isTrue();
        assertThat(channel.account.profile())
                .isEqualTo(before.toBuilder().description("Grüße 🌵").build());
    }

    @Test
    void understandsARejectedUpdate() {
        FacebookOAuthException refused = catchThrowableOfType(
                FacebookOAuthException.class, () -> publish(client(), update("vertical", "UNDEFINED")));

        assertThat(refused.getErrorCode()).isEqualTo(100);
        assertThat(refused.getHttpStatusCode()).isEqualTo(400);
        assertThat(refused.getErrorMessage())
                .contains("Param vertical must be one of")
                .contains("got \"UNDEFINED\"");
        assertThat(refused.getFbtraceId()).startsWith("A");
    }

    @Test
    void understandsAnEmptyAboutAsAServerError() {
        FacebookGraphException refused =
                catchThrowableOfType(FacebookGraphException.class, () -> publish(client(), update("about", "")));

        assertThat(refused.getErrorCode()).isEqualTo(131000);
        assertThat(refused.getHttpStatusCode()).isEqualTo(500);
        assertThat(refused.getErrorData("details")).isEqualTo("Something went wrong.");
    }

    @Test
    void understandsAllErrorsOfTheCloudApi() {
        for (PlatformError error :
                List.of(PlatformError.TOKEN_EXPIRED, PlatformError.PERMISSION_DENIED, PlatformError.UNEXPECTED_ERROR)) {
            channel.simulator.faults().onAnyRequest().error(error);

            FacebookGraphException failed = catchThrowableOfType(
                    FacebookGraphException.class, () -> client().fetchObject(PROFILE, JsonObject.class, FIELDS));

            assertThat(failed.getHttpStatusCode()).isEqualTo(error.status());
            assertThat(failed.getIsTransient()).isEqualTo(error == PlatformError.UNEXPECTED_ERROR);
        }
        channel.simulator.faults().verify();
    }

    /** The client supports only errors that are objects; 360dialog documents a string. */
    @Test
    void cannotParseAWrongKeyErrorOfTheGateway() {
        assertThatThrownBy(() -> client("no-such-key").fetchObject(PROFILE, JsonObject.class, FIELDS))
                .isInstanceOf(RuntimeException.class)
                .hasMessageContaining("Invalid api_key or token expired")
                .hasMessageNotContaining("no-such-key");

        assertThat(channel.simulator.exchanges()).extracting(Exchange::status).containsExactly(401);
    }

    @Test
    void understandsAWrongKeyInTheGraphFormat() {
        channel.simulator.enable(Variant.GATEWAY_ERRORS_AS_GRAPH);

        FacebookOAuthException refused = catchThrowableOfType(
                FacebookOAuthException.class, () -> client("wrong").fetchObject(PROFILE, JsonObject.class, FIELDS));

        assertThat(refused.getErrorCode()).isEqualTo(190);
        assertThat(refused.getHttpStatusCode()).isEqualTo(401);
    }

    @Test
    void readsAllVariantsOfAProfile() {
        channel.account.setProfile(BusinessProfile.builder().about("x").build());
        channel.simulator.enable(Variant.READ_WRAPPED, Variant.UNSET_FIELDS_AS_EMPTY_TEXT);

        JsonObject read = client().fetchObject(PROFILE, JsonObject.class, FIELDS);

        JsonObject profile = read.get("data")
                .asArray()
                .get(0)
                .asObject()
                .get("business_profile")
                .asObject();
        assertThat(profile.getString("about", "")).isEqualTo("x");
        assertThat(profile.getString("email", "none")).isEmpty();
    }
}
