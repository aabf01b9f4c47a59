package io.wabaprofile.testkit.simulator;

import static io.wabaprofile.testkit.simulator.OneChannelFixture.errorText;
import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.SamplePhoto;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.journal.Exchange;
import io.wabaprofile.testkit.json.Json;
import io.wabaprofile.testkit.simulator.Wire.Reply;
import io.wabaprofile.testkit.simulator.rules.StrictCheck;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads in the Graph API belong to the token: each number of the token can use them. */
@Timeout(60)
class GraphUploadTest {
    private static final byte[] PNG = SamplePhoto.png(192).bytes();

    private final Dialog360Simulator simulator = Dialog360Simulator.start();
    private final SimulatedAccount account = simulator.newAccount();
    private final SimulatedAccount other = simulator.newAccount();
    private final GraphWire graph = GraphWire.of(simulator, account);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void anInterruptedUploadResumesAndItsHandleSetsThePhoto() {
        String session = graph.open(account.appId(), PNG.length).textAt("id");
        byte[] start = Arrays.copyOf(PNG, 100);
        byte[] rest = Arrays.copyOfRange(PNG, 100, PNG.length);

        assertThat(graph.upload(session, start, 0).status()).isEqualTo(206);
        assertThat(graph.offset(session).numberAt("file_offset")).isEqualTo(100);
        assertThat(errorText(graph.upload(session, rest, 99))).isEqualTo("412 OffsetInvalidError");
        String handle = graph.upload(session, rest, 100).textAt("h");
        graph.update("\"profile_picture_handle\":" + Json.write(handle));

        assertThat(account.photo()).contains(PNG);
        assertThat(simulator.exchanges())
                .extracting(Exchange::operation)
                .containsExactly(
                        Optional.of(Operation.OPEN_UPLOAD),
                        Optional.of(Operation.SEND_UPLOAD),
                        Optional.of(Operation.FETCH_OFFSET),
                        Optional.of(Operation.SEND_UPLOAD),
                        Optional.of(Operation.SEND_UPLOAD),
                        Optional.of(Operation.REPLACE_PHOTO));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "OAuth "})
    void opensASessionWithBothSchemesAndTheWordApp(String scheme) {
        Reply reply = graph.send(
                "POST",
                "/app/uploads?file_length=3&file_type=image/png",
                scheme + graph.token(),
                BodyPublishers.noBody());

        assertThat(reply.textAt("id")).startsWith("upload:").contains("?sig=");
    }

    @Test
    void opensASessionOnlyForTheAppOfTheToken() {
        assertThat(errorText(graph.open(other.appId(), 3))).isEqualTo("403 graph 200/1349174");
        assertThat(errorText(graph.open("100000000000000", 3))).isEqualTo("404 graph 803");
        assertThat(errorText(graph.withToken("wrong-token").open("app", 3))).isEqualTo("401 graph 190/463");
        assertThat(account.unfinishedUploads()).isEmpty();
    }

    @Test
    void eachNumberOfTheTokenSeesSessionAndHandle() {
        other.shareAccessToken(account);
        simulator.enable(Variant.FOREIGN_HANDLES_UNKNOWN);

        String session = graph.open("app", PNG.length).textAt("id");
        String handle = graph.upload(session, PNG, 0).textAt("h");
        Reply set = graph.withNumber(other.phoneNumberId()).update("\"profile_picture_handle\":" + Json.write(handle));

        assertThat(set.status()).isEqualTo(200);
        assertThat(other.photo()).contains(PNG);
        assertThat(account.photo()).isEmpty();
        assertThat(account.uploads()).hasSize(1);
    }

    @Test
    void aRenewedTokenOfTheSameAppSeesTheSession() {
        String session = graph.open("app", 3).textAt("id");
        account.renewAccessToken();

        assertThat(errorText(graph.offset(session))).isEqualTo("401 graph 190/463");
        assertThat(graph.withToken(account.accessToken()).offset(session).status())
                .isEqualTo(200);
    }

    @Test
    void theFirstNumberThatIsUpStoresAnUpload() {
        other.shareAccessToken(account);
        account.forbid();

        assertThat(graph.open("app", 3).status()).isEqualTo(200);

        assertThat(other.unfinishedUploads()).hasSize(1);
        other.forbid();
        assertThat(errorText(graph.open("app", 3))).isEqualTo("403 graph 200/1349174");
    }

    @Test
    void anotherTokenDoesNotSeeTheSession() {
        String session = graph.open("app", 3).textAt("id");
        GraphWire foreign = GraphWire.of(simulator, other);

        assertThat(errorText(foreign.offset(session))).isEqualTo("400 NotAuthorizedError");
        assertThat(errorText(foreign.upload(session, new byte[3], 0))).isEqualTo("400 NotAuthorizedError");
        simulator.disable(StrictCheck.SESSION_OF_OTHER_CHANNEL);
        assertThat(foreign.offset(session).status()).isEqualTo(200);
    }

    @Test
    void errorsHaveTheFormOfTheGraphApi() {
        String session = graph.open("app", 3).textAt("id");

        assertThat(errorText(graph.open("app", 0))).isEqualTo("400 graph 100");
        assertThat(errorText(graph.offset("upload:abc?sig=x"))).isEqualTo("400 ParameterValidationError");
        assertThat(errorText(graph.offset("upload%3Aabc"))).isEqualTo("400 graph 100/33");
        assertThat(errorText(graph.offset("upload:"))).isEqualTo("400 graph 100");
        assertThat(errorText(graph.send(
                        "POST", "/" + session, "OAuth " + graph.token(), BodyPublishers.noBody(), "file_offset", "x")))
                .isEqualTo("400 graph 100");
        assertThat(errorText(graph.send("DELETE", "/" + session, "OAuth " + graph.token(), BodyPublishers.noBody())))
                .isEqualTo("400 graph 2500");
        simulator.enable(Variant.OFFSET_QUERY_IS_405);
        assertThat(errorText(graph.offset(session))).isEqualTo("405 graph 100");
        simulator.enable(Variant.LOST_SESSION_IS_410);
        account.forgetUploads();
        assertThat(errorText(graph.upload(session, new byte[3], 0))).isEqualTo("410 graph 100");
    }
}
