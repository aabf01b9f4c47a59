package io.wabaprofile.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.testkit.SamplePhoto;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.journal.Exchange;
import io.wabaprofile.testkit.journal.Replay;
import io.wabaprofile.testkit.json.Json;
import io.wabaprofile.testkit.simulator.Wire.Reply;
import io.wabaprofile.testkit.simulator.rules.StrictCheck;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The journal shows requests to the Graph API without access tokens, session ids and handles. */
@Timeout(60)
class GraphSecretsTest {
    private static final byte[] PNG = SamplePhoto.png(192).bytes();

    private final Dialog360Simulator simulator =
            Dialog360Simulator.builder().withPage().start();
    private final SimulatedAccount account = simulator.newAccount();
    private final SimulatedAccount other = simulator.newAccount();
    private final GraphWire graph = GraphWire.of(simulator, account);
    private final String id = account.phoneNumberId();

    @AfterEach
    void close() {
        simulator.close();
    }

    private List<String> targets() {
        return simulator.exchanges().stream().map(Exchange::target).toList();
    }

    private String authorization(int exchange) {
        return simulator.exchanges().get(exchange).request().headers().get("Authorization");
    }

    private void hasNoSecrets(String text) {
        assertThat(account.secretsIn(text)).isEmpty();
        assertThat(other.secretsIn(text)).isEmpty();
    }

    @Test
    void targetsMaskTheValuesOfUndocumentedParameters() {
        graph.get(graph.profilePath() + "?fields=about&access%5Ftoken=EAAunknown&key=short");

        assertThat(targets())
                .containsExactly(
                        "/v23.0/" + id + "/whatsapp_business_profile?fields=about&access%5Ftoken=****&key=****");
    }

    @Test
    void targetsKeepIdsAndFieldsButNoSessionIds() {
        graph.facts("?fields=quality_rating,username");
        graph.get(graph.profilePath() + "?fields=about");
        String session = graph.open(account.appId(), PNG.length).textAt("id");
        String handle = graph.upload(session, PNG, 0).textAt("h");
        graph.offset(session);
        graph.update("\"profile_picture_handle\":" + Json.write(handle));

        assertThat(targets())
                .containsExactly(
                        "/v23.0/" + id + "?fields=quality_rating,username",
                        "/v23.0/" + id + "/whatsapp_business_profile?fields=about",
                        "/v23.0/" + account.appId() + "/uploads?file_name=a.png&file_length=" + PNG.length
                                + "&file_type=image/png",
                        "/v23.0/upload:session-1",
                        "/v23.0/upload:session-1",
                        "/v23.0/" + id + "/whatsapp_business_profile");
        assertThat(simulator.exchanges().get(5).request().body().orElseThrow()).contains("\"handle-1\"");
        hasNoSecrets(simulator.exchanges()
                + simulator.journal().jsonLines()
                + simulator.journal().har());
    }

    @Test
    void aTokenHasAnAliasWithTheNumberOfItsFirstChannel() {
        graph.profile();
        GraphWire.of(simulator, other).offset("upload:abc");
        other.shareAccessToken(account);
        graph.withNumber(other.phoneNumberId()).profile();
        graph.withToken("unknown-token").profile();
        graph.send("GET", graph.profilePath(), "Basic dXNlcjpwYXNz", BodyPublishers.noBody());

        assertThat(authorization(0)).isEqualTo("Bearer token-1");
        assertThat(authorization(1)).isEqualTo("OAuth token-2");
        assertThat(authorization(2)).isEqualTo("Bearer token-1");
        assertThat(authorization(3)).isEqualTo("****");
        assertThat(authorization(4)).isEqualTo("****");
    }

    @Test
    void tokensInOtherPlacesAreReplacedToo() {
        String token = other.accessToken();
        other.renewAccessToken();
        graph.get(graph.profilePath() + "?fields=about&access_token=" + token);
        graph.get(graph.profilePath() + "?fields=about&access_token=short");
        graph.get("/" + token + "/whatsapp_business_profile");
        graph.update("\"address\":" + Json.write("at " + token));
        graph.wire().get("/elsewhere/" + graph.token());
        simulator.disable(StrictCheck.ACCESS_TOKEN_IN_QUERY);
        graph.wire().get("/v23.0" + graph.profilePath() + "?access_token=" + graph.token());

        String journal = simulator.exchanges()
                + simulator.journal().jsonLines()
                + simulator.journal().har();
        hasNoSecrets(journal);
        assertThat(journal).doesNotContain("access_token=short").contains("at token-2");
        assertThat(targets().get(0)).endsWith("?fields=about&access_token=****");
    }

    @Test
    void errorsAndThePageDoNotRepeatATokenOrKey() {
        Reply unknownPath = graph.get("/" + graph.token() + "/" + account.key());
        Reply wrongScheme = graph.send("GET", graph.profilePath(), "OAuth " + graph.token(), BodyPublishers.noBody());
        Wire page = new Wire(simulator.baseUri(), "");

        hasNoSecrets(unknownPath.text() + wrongScheme.text());
        hasNoSecrets(page.get("/_simulator/channels").text());
        hasNoSecrets(page.get("/_simulator/channels/1").text());
        assertThat(page.get("/_simulator/channels/1").textAt("phoneNumberId")).isEqualTo(id);
        assertThat(page.get("/_simulator/channels/1").textAt("appId")).isEqualTo(account.appId());
        account.forbid();
        assertThat(page.get("/_simulator/channels/1").textAt("health")).isEqualTo("forbidden");
    }

    @Test
    void aReplaySaysThatItSkipsTheGraphApi() throws IOException, InterruptedException {
        graph.profile();
        new Wire(simulator.baseUri(), account.key()).get(OneChannelFixture.CLOUD);
        try (Dialog360Simulator another = Dialog360Simulator.start()) {
            Replay replay = simulator
                    .journal()
                    .replay(another.baseUri(), another.newAccount().key());

            replay.verify();
            assertThat(replay.sent()).isEqualTo(1);
            assertThat(replay.skipped())
                    .singleElement()
                    .asString()
                    .endsWith("it is for the Graph API, and the target has other numbers and access tokens");
        }
    }
}
