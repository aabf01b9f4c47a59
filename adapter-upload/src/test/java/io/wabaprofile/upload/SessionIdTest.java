package io.wabaprofile.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.MediaHandle;
import io.wabaprofile.testkit.wire.ScriptedServer;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionIdTest {
    private static final String BASE = "https://waba-v2.360dialog.io/prefix";
    private static final String ALPHABET = "uploadMTph09+/=_-?&sig%:.@#\\ \r\n\t\0é~,;[]{}|\"<>^`*!'()$25eEfFcC";
    private static final String[] SPLINTERS = {
        "/", "//", ".", "..", "/../", "/./", "%2e", "%2E", "%252e", "%2f", "%5C", ";", "?", "&", "a", "=", "upload:",
        "@evil"
    };

    @Test
    void neverLeadsToAnotherHostOrPath() {
        read(100_000);
    }

    @Test
    @Tag("measure")
    @Tag("slow")
    void noneOfMillionsLeadsToAnotherHostOrPath() {
        read(3_000_000);
    }

    private static void read(int rounds) {
        long seed = 20261123;
        Random random = new Random(seed);
        int taken = 0;
        for (int round = 0; round < rounds; round++) {
            String id = random.nextInt(4) == 0 ? id(random) : "upload:" + id(random);
            SessionId session = read(id);
            if (session != null) {
                taken++;
                assertThat(session.target())
                        .as("seed %d, round %d", seed, round)
                        .isEqualTo("/" + id)
                        .startsWith("/upload:")
                        .matches("[\\x21-\\x7E]+")
                        .doesNotContain("#", "\\");
                staysBelowItsPrefix(session.target());
            }
        }
        assertThat(taken).as("ids that were taken").isGreaterThan(1_000);
    }

    private static String id(Random random) {
        StringBuilder id = new StringBuilder();
        boolean splinters = random.nextBoolean();
        for (int length = random.nextInt(30); length > 0; length--) {
            if (splinters) {
                id.append(SPLINTERS[random.nextInt(SPLINTERS.length)]);
            } else {
                id.append(ALPHABET.charAt(random.nextInt(random.nextInt(3) == 0 ? ALPHABET.length() : 24)));
            }
        }
        return id.toString();
    }

    /** Resolves the target as servers do that decode it, once or twice, and cut off path parameters. */
    private static void staysBelowItsPrefix(String target) {
        String decoded = target;
        for (int time = 0; time < 3; time++) {
            String path = decoded.split("\\?", 2)[0].replace('\\', '/').replaceAll(";[^/]*", "");
            assertThat(Path.of("/prefix" + path).normalize().toString()).startsWith("/prefix/upload:");
            assertThat(Stream.of(path.split("/"))).doesNotContain(".", "..");
            decoded = decoded(decoded);
        }
        if (target.matches("[A-Za-z0-9/:?=&.;@,~_+-]+")) {
            URI uri = URI.create(BASE + target).normalize();
            assertThat(uri.getHost()).isEqualTo("waba-v2.360dialog.io");
            assertThat(uri.getScheme()).isEqualTo("https");
            assertThat(uri.getRawUserInfo()).isNull();
            assertThat(uri.getPort()).isEqualTo(-1);
            assertThat(uri.getRawFragment()).isNull();
            assertThat(uri.getRawPath()).startsWith("/prefix/upload:");
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.ISO_8859_1)
                    .replace("\0", "");
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    private static SessionId read(String id) {
        SessionId[] read = new SessionId[1];
        AttemptFailure refused = catchThrowableOfType(AttemptFailure.class, () -> read[0] = SessionId.from(id));
        if (refused != null && !id.isEmpty()) {
            assertThat(refused).hasMessage("it contains an invalid session ID");
        }
        return read[0];
    }

    static Stream<String> usable() {
        return Stream.of(
                "upload:MTphd...",
                "upload:MTphd...?sig=ARZq...",
                "upload:MTph,.~:%2B==?sig=ARZq",
                "upload:MTph==?sig=;*!'()$@",
                "upload:MTph==?sig=a&next=[\"x\"]|{y}<z>^`",
                "upload:MTph/+=?sig=%",
                "upload:..",
                "upload:a%2e%2e",
                "upload:a@evil.example",
                "upload:a:80",
                "upload:a?sig=b?sig=c",
                "upload:a/..b/c..",
                idOf("名".repeat(74) + ".mp4"),
                "upload:" + "a".repeat(SessionId.MAX_LENGTH - 7));
    }

    /** As the platform makes one of a file's name. */
    private static String idOf(String fileName) {
        String content =
                "1:attachment:0b57c1a4-5a4e-4a1f-9d7e-0123456789ab?file_length=8792&file_type=video%2Fmp4&file_name="
                        + URLEncoder.encode(fileName, StandardCharsets.UTF_8);
        String encoded = Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.US_ASCII));
        return "upload:" + encoded + "?sig=ARZqkGCA_uQMxC8nHKI";
    }

    @ParameterizedTest
    @MethodSource("usable")
    void sendsAnIdAsItWasReceived(String id) {
        MediaFile file = MediaFile.of(new byte[10], "image/png");
        try (ScriptedServer server = ScriptedServer.start();
                ApiConnection connection = ApiConnection.to(server.baseUri())
                        .allowPlainHttpOnLoopback()
                        .build()) {
            server.thenJson(200, "{\"id\":\"" + id.replace("\"", "\\\"") + "\"}")
                    .thenJson(200, "{\"h\":\"4:handle\"}");

            MediaHandle handle = UploadAdapter.connect(connection)
                    .uploader(ApiKey.of("upload-api-key"))
                    .upload(file);

            assertThat(handle).isEqualTo(MediaHandle.of("4:handle"));
            assertThat(server.requests()).hasSize(2);
            assertThat(server.requests().get(1).target()).isEqualTo("/" + id);
        }
        UploadSession session = UploadSession.opened(
                id.getBytes(StandardCharsets.US_ASCII), file, Instant.parse("2026-11-23T10:00:00Z"));
        assertThat(session.token()).hasSizeLessThan(8 * 1024);
        assertThat(SessionId.saved(UploadSession.of(session.token()).id()).verbatim())
                .isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "upload:",
                "Upload:MTph",
                "MTph",
                "/upload:MTph",
                "xupload:MTph",
                "upload:MT ph",
                "upload:MTph#x",
                "upload:MTph\\x",
                "upload:MTph\n",
                "upload:MT\r\nph",
                "upload:MT\0ph",
                "upload:MT\u007Fph",
                "upload:MT\u00E9ph",
                "upload:x/../admin",
                "upload:x/./admin",
                "upload:x/..",
                "upload:x/.",
                "upload:x/..?sig=a",
                "upload:x/..;a/b",
                "upload:x/%2e%2E/b",
                "upload:x/.%2e",
                "upload:x%2f..%2Fb",
                "upload:x%5C..%5cb",
                "upload:x/%252e%252e/b",
                "upload:x/..%3Bb",
                "upload:x/..%3fb",
                "upload:x?sig=a/../b"
            })
    void refusesAnIdThatCouldChangeTheRequest(String id) {
        assertThat(read(id)).isNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionId.saved(id.getBytes(StandardCharsets.ISO_8859_1)))
                .withMessage("The session to resume has an invalid session ID");
    }

    @Test
    void refusesAnIdOverFourKibibytes() {
        assertThat(read("upload:" + "a".repeat(SessionId.MAX_LENGTH - 6))).isNull();
    }

    @Test
    void showsAsNothing() {
        assertThat(SessionId.from("upload:secret?sig=secret")).hasToString("SessionId(****)");
    }
}
