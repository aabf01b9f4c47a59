package io.wabaprofile.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.testkit.SamplePhoto;
import io.wabaprofile.testkit.account.SimulatedAccount;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The upload requests of 360dialog's documentation, sent with a plain HTTP client. */
@Timeout(60)
class DocumentedUploadTest {
    private static final String OPEN = "/uploads?file_length=109981&file_type=image/png";
    private static final byte[] PHOTO = SamplePhoto.pngOfSize(109_981).bytes();

    private final Dialog360Simulator simulator = Dialog360Simulator.start();
    private final SimulatedAccount account = simulator.newAccount();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        simulator.close();
    }

    private HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(URI.create(simulator.baseUri() + target));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static String member(HttpResponse<String> response, String name) {
        assertThat(response.statusCode()).isEqualTo(200);
        return (String) ((Map<?, ?>) Wire.parsed(response.body())).get(name);
    }

    @Test
    void openASessionWithoutAFileNameAndSendTheFile() throws Exception {
        HttpResponse<String> opened =
                send(request(OPEN).header("D360-API-KEY", account.key()).POST(BodyPublishers.noBody()));
        String id = member(opened, "id");

        HttpResponse<String> sent = send(request("/" + id)
                .header("D360-API-KEY", account.key())
                .header("file_offset", "0")
                .POST(BodyPublishers.ofByteArray(PHOTO)));

        assertThat(member(sent, "h")).startsWith("4::aW1hZ2UvcG5n:");
        assertThat(account.uploads())
                .singleElement()
                .satisfies(upload -> assertThat(upload.bytes())
                        .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(PHOTO)));
    }

    @Test
    void areRejectedWithoutAKey() throws Exception {
        String id =
                member(send(request(OPEN).header("D360-API-KEY", account.key()).POST(BodyPublishers.noBody())), "id");

        assertThat(send(request(OPEN).POST(BodyPublishers.noBody())).statusCode())
                .isEqualTo(401);
        assertThat(send(request("/" + id).header("file_offset", "0").POST(BodyPublishers.ofByteArray(PHOTO)))
                        .statusCode())
                .isEqualTo(401);
        assertThat(account.uploads()).isEmpty();
    }
}
