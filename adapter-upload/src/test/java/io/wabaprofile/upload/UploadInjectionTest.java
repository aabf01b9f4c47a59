package io.wabaprofile.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.MediaHandle;
import io.wabaprofile.testkit.wire.ScriptedResponse;
import io.wabaprofile.testkit.wire.ScriptedServer;
import io.wabaprofile.testkit.wire.ScriptedServer.ReceivedRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever a file calls itself, an upload is two requests of a known form, or none. */
class UploadInjectionTest {
    private static final String SESSION = "upload:MTph==?sig=ARZq";
    private static final String[] SPLINTERS = {
        "\r\n",
        "\n",
        "\0",
        "&file_length=1",
        "?a=b",
        "#",
        "%0d%0a",
        "%",
        "+",
        " ",
        "{mediaType}",
        "{",
        "}",
        "../",
        "..",
        "\"",
        "é",
        "\u202E",
        "\u2028",
        "\uD83C\uDF35",
        ";",
        "@",
        ":",
        "image/",
        "png",
        "/",
        ".jpg"
    };

    @Test
    void noNameAndNoTypeEverChangesTheFormOfAnUpload() {
        upload(1_500);
    }

    @Test
    @Tag("measure")
    @Tag("slow")
    void noNameAndNoTypeOfManyEverChangesTheFormOfAnUpload() {
        upload(30_000);
    }

    private static void upload(int rounds) {
        long seed = 20261123;
        Random random = new Random(seed);
        int taken = 0;
        try (ScriptedServer server = ScriptedServer.start();
                ApiConnection connection = ApiConnection.to(server.baseUri())
                        .allowPlainHttpOnLoopback()
                        .build()) {
            MediaUploader uploader = UploadAdapter.connect(connection).uploader(ApiKey.of("upload-api-key"));
            server.then(ScriptedResponse.of(200, "{\"id\":\"" + SESSION + "\",\"h\":\"4:handle\"}")
                    .keepAlive());
            for (int round = 0; round < rounds; round++) {
                String name = text(random);
                String type = random.nextBoolean() ? "image/png" : text(random);
                MediaFile file;
                try {
                    file = MediaFile.of(new byte[10], type).named(name);
                } catch (IllegalArgumentException refused) {
                    continue;
                }
                assertThat(uploader.upload(file)).isEqualTo(MediaHandle.of("4:handle"));
                List<ReceivedRequest> requests = server.requests();
                assertThat(requests)
                        .as("seed %d, round %d: %s, %s", seed, round, name, type)
                        .hasSize(2 * ++taken);
                isOpening(requests.get(2 * taken - 2), name, type);
                isSending(requests.get(2 * taken - 1), type);
            }
        }
        assertThat(taken).as("names that were taken").isGreaterThan(100);
    }

    private static void isOpening(ReceivedRequest open, String name, String type) {
        assertThat(open.method()).isEqualTo("POST");
        assertThat(open.target())
                .matches("/uploads\\?file_name=[A-Za-z0-9._~%*+-]+&file_length=10&file_type=[A-Za-z0-9._~%*+-]+");
        String[] values = open.target().split("[=&]");
        assertThat(URLDecoder.decode(values[1], StandardCharsets.UTF_8)).isEqualTo(name);
        assertThat(URLDecoder.decode(values[5], StandardCharsets.UTF_8)).isEqualTo(type);
        assertThat(open.body()).isEmpty();
    }

    private static void isSending(ReceivedRequest send, String type) {
        assertThat(send.method()).isEqualTo("POST");
        assertThat(send.target()).isEqualTo("/" + SESSION);
        assertThat(send.header("Content-Type")).containsExactly(type);
        assertThat(send.header("file_offset")).containsExactly("0");
        assertThat(send.header("D360-API-KEY")).containsExactly("upload-api-key");
        assertThat(send.body()).isEqualTo(new byte[10]);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int part = random.nextInt(5); part >= 0; part--) {
            text.append(SPLINTERS[random.nextInt(SPLINTERS.length)]);
        }
        return text.toString();
    }
}
