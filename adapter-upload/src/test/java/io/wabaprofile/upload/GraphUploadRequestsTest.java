package io.wabaprofile.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.http.AccessToken;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.GraphNumber;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.journal.Exchange;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The requests of the upload adapter to the Graph API are those that Meta documents. */
class GraphUploadRequestsTest {
    private static final MediaFile FILE =
            MediaFile.of(new byte[1_000], "image/png").named("shop.png");

    private final Dialog360Simulator simulator = Dialog360Simulator.start();
    private final SimulatedAccount account = simulator.newAccount();
    private final ApiConnection connection = ApiConnection.toGraph(simulator.baseUri(), "v23.0")
            .allowPlainHttpOnLoopback()
            .sleeper(VirtualTime.startingAt(Instant.EPOCH))
            .build();

    @AfterEach
    void close() {
        connection.close();
        simulator.close();
    }

    private MediaUploader uploader(String appId) {
        return UploadAdapter.connect(connection)
                .uploader(GraphNumber.of(account.phoneNumberId(), AccessToken.of(account.accessToken())), appId);
    }

    private static Map<String, String> headers(Exchange exchange) {
        return exchange.request().headers();
    }

    @Test
    void opensASessionForTheAppWithTheTokenInTheHeader() {
        uploader(account.appId()).upload(FILE);

        Exchange open = simulator.exchanges().get(0);
        String[] target = open.target().split("\\?", -1);
        assertThat(open.method()).isEqualTo("POST");
        assertThat(target[0]).isEqualTo("/v23.0/" + account.appId() + "/uploads");
        assertThat(target[1].split("&", -1))
                .containsExactlyInAnyOrder("file_name=shop.png", "file_length=1000", "file_type=image%2Fpng");
        assertThat(open.request().length()).isZero();
        assertThat(headers(open))
                .containsEntry("Authorization", "Bearer token-1")
                .doesNotContainKey("D360-api-key");
    }

    @Test
    void sendsTheBytesToTheSessionWithTheSchemeOAuthAndAnOffset() {
        uploader("app").upload(FILE);

        Exchange send = simulator.exchanges().get(1);
        assertThat(simulator.exchanges().get(0).target()).startsWith("/v23.0/app/uploads?");
        assertThat(send.method()).isEqualTo("POST");
        assertThat(send.target()).isEqualTo("/v23.0/upload:session-1");
        assertThat(send.request().length()).isEqualTo(1_000);
        assertThat(headers(send))
                .containsEntry("Authorization", "OAuth token-1")
                .containsEntry("File_offset", "0")
                .containsEntry("Content-type", "image/png");
    }

    @Test
    void queriesTheOffsetOfAnInterruptedUploadWithTheSchemeOAuth() {
        simulator.faults().uploads().cutAfter(400);

        uploader(account.appId()).upload(FILE);

        List<Exchange> exchanges = simulator.exchanges();
        assertThat(exchanges)
                .extracting(
                        exchange -> exchange.method() + " " + exchange.target().replaceAll("\\?.*", ""))
                .containsExactly(
                        "POST /v23.0/" + account.appId() + "/uploads",
                        "POST /v23.0/upload:session-1",
                        "GET /v23.0/upload:session-1",
                        "POST /v23.0/upload:session-1");
        assertThat(headers(exchanges.get(2))).containsEntry("Authorization", "OAuth token-1");
        assertThat(headers(exchanges.get(3))).containsEntry("File_offset", "400");
        assertThat(account.lastUpload().isComplete()).isTrue();
    }
}
