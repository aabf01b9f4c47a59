package io.wabaprofile.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.restfb.Body;
import com.restfb.DefaultFacebookClient;
import com.restfb.FacebookClient;
import com.restfb.FacebookEndpoints;
import com.restfb.Parameter;
import com.restfb.Version;
import com.restfb.exception.FacebookGraphException;
import com.restfb.exception.FacebookOAuthException;
import com.restfb.json.JsonObject;
import io.wabaprofile.testkit.contract.ContractSamples;
import io.wabaprofile.testkit.simulator.rules.StrictCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A public Graph client uses the simulator as it uses Meta's Graph API. */
@Timeout(60)
class RestfbGraphTest {
    private final OneChannelFixture channel = new OneChannelFixture();
    private final String number = channel.account.phoneNumberId();
    private final String profile = number + "/whatsapp_business_profile";

    @AfterEach
    void close() {
        channel.close();
    }

    private FacebookClient client(String token, boolean inHeader) {
        DefaultFacebookClient client = new DefaultFacebookClient(token, Version.VERSION_23_0);
        client.setHeaderAuthorization(inHeader);
        client.setFacebookEndpointUrls(new FacebookEndpoints() {
            @Override
            public String getGraphEndpoint() {
                return channel.simulator.baseUri().toString();
            }
        });
        return client;
    }

    private FacebookClient client() {
        return client(channel.account.accessToken(), true);
    }

    @Test
    void readsAndChangesAProfile() {
        channel.account.setProfile(ContractSamples.fullProfile());

        JsonObject read = client().fetchObject(profile, JsonObject.class, Parameter.with("fields", "about,vertical"));
        JsonObject changed = client().publish(
                        profile,
                        JsonObject.class,
                        Body.withData(new JsonObject()
                                .add("messaging_product", "whatsapp")
                                .add("email", "new@example.com")));

        assertThat(read.get("data").asArray().get(0).asObject().getString("vertical", ""))
                .isEqualTo("RETAIL");
        assertThat(changed.getBoolean("success", false)).isTrue();
        assertThat(channel.account.profile().email()).contains("new@example.com");
    }

    @Test
    void readsTheFactsOfANumber() {
        JsonObject facts = client().fetchObject(
                        number, JsonObject.class, Parameter.with("fields", "quality_rating,health_status"));

        assertThat(facts.getString("quality_rating", "")).isEqualTo("GREEN");
        assertThat(facts.get("health_status").asObject().getString("can_send_message", ""))
                .isEqualTo("AVAILABLE");
    }

    @Test
    void understandsAWrongTokenAndAnUnknownNumber() {
        FacebookOAuthException wrong = catchThrowableOfType(
                FacebookOAuthException.class, () -> client("wrong-token", true).fetchObject(number, JsonObject.class));
        FacebookGraphException unknown = catchThrowableOfType(
                FacebookGraphException.class, () -> client().fetchObject("100000000000000", JsonObject.class));

        assertThat(wrong.getErrorCode()).isEqualTo(190);
        assertThat(wrong.getErrorSubcode()).isEqualTo(463);
        assertThat(unknown.getErrorCode()).isEqualTo(803);
    }

    @Test
    void canSendItsTokenInTheQueryIfTheCheckIsDisabled() {
        FacebookClient client = client(channel.account.accessToken(), false);

        assertThat(catchThrowableOfType(
                                FacebookOAuthException.class, () -> client.fetchObject(number, JsonObject.class))
                        .getErrorMessage())
                .contains("access_token must not be in the query");
        channel.simulator.disable(StrictCheck.ACCESS_TOKEN_IN_QUERY);
        assertThat(client.fetchObject(number, JsonObject.class).getString("id", ""))
                .isEqualTo(number);
        assertThat(channel.account.secretsIn(channel.simulator.journal().jsonLines()))
                .isEmpty();
    }
}
