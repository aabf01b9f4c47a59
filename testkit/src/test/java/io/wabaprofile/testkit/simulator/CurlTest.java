package io.wabaprofile.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wabaprofile.testkit.SamplePhoto;
import io.wabaprofile.testkit.contract.ContractSamples;
import io.wabaprofile.testkit.journal.Exchange;
import io.wabaprofile.testkit.json.Json;
import io.wabaprofile.testkit.simulator.rules.StrictCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the simulator with curl. */
@Timeout(120)
class CurlTest {
    private static final byte[] PNG = SamplePhoto.png(192).bytes();
    private static final String JSON = "Content-Type: application/json";
    /** Large enough for curl to send {@code Expect: 100-continue}. */
    private static final int LARGE = 3 * 1024 * 1024;

    private final OneChannelFixture channel = new OneChannelFixture();

    @TempDir
    Path directory;

    @BeforeAll
    static void needsCurl() throws InterruptedException {
        assumeTrue(isThere(), "curl is not installed, so nothing of it is tried");
    }

    private static boolean isThere() throws InterruptedException {
        try {
            Process process = new ProcessBuilder("curl", "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException noSuchProgram) {
            System.out.println("CurlTest is skipped, for curl cannot be started: " + noSuchProgram.getMessage());
            return false;
        }
    }

    @AfterEach
    void close() {
        channel.close();
    }

    /** @param body the output of curl, with the status after the body */
    private record Printed(int exitCode, String body, int status, String trace) {}

    private Printed curl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("curl", "--silent", "--show-error", "--noproxy", "*", "--max-time", "60", "--verbose"));
        command.addAll(List.of("--write-out", "\n%{http_code}", "-H", "D360-API-KEY: " + channel.account.key()));
        command.addAll(List.of(arguments));
        Path trace = directory.resolve("trace");
        Process process =
                new ProcessBuilder(command).redirectError(trace.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        int end = out.lastIndexOf('\n');
        String status = out.substring(end + 1);
        return new Printed(
                process.exitValue(),
                new String(out.substring(0, end).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8),
                Integer.parseInt(status),
                Files.readString(trace, StandardCharsets.ISO_8859_1));
    }

    private String at(String target) {
        return channel.simulator.baseUri() + target;
    }

    private String file(byte[] content) throws IOException {
        return Files.write(directory.resolve("file"), content).toString();
    }

    @Test
    void readsAndUpdatesAProfile() throws Exception {
        Printed changed =
                curl("-X", "PATCH", "-H", JSON, "--data", "{\"text\":\"Grüße 🌵\"}", at(OneChannelFixture.ABOUT));
        Printed business = curl("-H", JSON, "-d", "{\"address\":\"1 Way\"}", at(OneChannelFixture.BUSINESS));
        Printed cloud = curl(
                "-H",
                JSON,
                "-d",
                "{\"messaging_product\":\"whatsapp\",\"email\":\"a@example.com\"}",
                at(OneChannelFixture.CLOUD));
        Printed read = curl(at(OneChannelFixture.CLOUD + "?fields=about,address,email"));

        assertThat(List.of(changed, business, cloud, read))
                .extracting(Printed::status)
                .containsOnly(200);
        assertThat(read.body())
                .isEqualTo("{\"data\":[{\"about\":\"Grüße 🌵\",\"address\":\"1 Way\",\"email\":\"a@example.com\","
                        + "\"messaging_product\":\"whatsapp\"}]}");
    }

    @Test
    void receivesAnErrorForAFormBody() throws Exception {
        Printed onPremise = curl("-X", "PATCH", "-d", "{\"text\":\"x\"}", at(OneChannelFixture.ABOUT));
        Printed cloud = curl("-d", "{\"messaging_product\":\"whatsapp\",\"about\":\"x\"}", at(OneChannelFixture.CLOUD));

        assertThat(List.of(onPremise, cloud)).allSatisfy(printed -> {
            assertThat(printed.status()).isEqualTo(400);
            assertThat(printed.body()).contains("Content-Type is not application/json");
        });
        assertThat(channel.account.profile().about()).isEmpty();
    }

    @Test
    void setsAndReadsAPhoto() throws Exception {
        Printed set =
                curl("-H", "Content-Type: image/png", "--data-binary", "@" + file(PNG), at(OneChannelFixture.PHOTO));
        Path copy = directory.resolve("copy");
        Printed read = curl("-o", copy.toString(), at(OneChannelFixture.PHOTO));

        assertThat(List.of(set, read)).extracting(Printed::status).containsOnly(200);
        assertThat(Files.readAllBytes(copy)).isEqualTo(PNG);
    }

    @Test
    void uploadsWithTheUnchangedSessionId() throws Exception {
        byte[] given = ContractSamples.randomBytes(100_000);
        Printed opened = curl("-X", "POST", at("/uploads?file_name=a.png&file_length=100000&file_type=image/png"));
        String id = (String) ((Map<?, ?>) Wire.parsed(opened.body())).get("id");

        Printed first =
                curl("-H", "file_offset: 0", "--data-binary", "@" + file(Arrays.copyOf(given, 40_000)), at("/" + id));
        Printed offset = curl(at("/" + id));
        Printed rest = curl(
                "-H",
                "file_offset: 40000",
                "--data-binary",
                "@" + file(Arrays.copyOfRange(given, 40_000, 100_000)),
                at("/" + id));

        assertThat(id).contains("+").contains("/").contains("=").contains("?sig=");
        assertThat(first.status()).isEqualTo(206);
        assertThat(offset.body()).isEqualTo("{\"id\":" + Json.write(id) + ",\"file_offset\":40000}");
        assertThat(rest.status()).isEqualTo(200);
        assertThat(rest.body()).startsWith("{\"h\":\"4:YS5wbmc=:aW1hZ2UvcG5n:");
        assertThat(channel.account.uploads().get(0).bytes().orElseThrow()).isEqualTo(given);
    }

    @Test
    void uploadsWithTheDocumentedCommands() throws Exception {
        byte[] photo = SamplePhoto.pngOfSize(109_981).bytes();
        Printed opened = curl("-X", "POST", at("/uploads?file_length=109981&file_type=image/png"));
        String id = (String) ((Map<?, ?>) Wire.parsed(opened.body())).get("id");

        Printed sent = curl("-X", "POST", "-H", "file_offset: 0", "--data-binary", "@" + file(photo), at("/" + id));

        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.body()).startsWith("{\"h\":\"4::aW1hZ2UvcG5n:");
        assertThat(channel.account.uploads().get(0).bytes().orElseThrow()).isEqualTo(photo);
    }

    @Test
    void receivesAnErrorForAPut() throws Exception {
        String id = channel.open(PNG.length);

        Printed session = curl("-T", file(PNG), at("/" + id));
        Printed photo = curl("-T", file(PNG), "-H", "Content-Type: image/png", at(OneChannelFixture.PHOTO));

        assertThat(session.status()).isEqualTo(403);
        assertThat(session.body())
                .contains("nearest is POST /upload:{session}; the method differs, it was PUT")
                .doesNotContain(id);
        assertThat(photo.status()).isEqualTo(403);
        assertThat(photo.body())
                .contains("nearest is POST " + OneChannelFixture.PHOTO + "; the method differs, it was PUT");
        assertThat(channel.offset(id)).isZero();
        assertThat(channel.account.photo()).isEmpty();
    }

    @Test
    void sendsALargeBodyAfter100Continue() throws Exception {
        byte[] given = ContractSamples.randomBytes(LARGE);

        Printed sent = curl("--data-binary", "@" + file(given), at("/" + channel.open(LARGE)));

        assertThat(sent.trace()).contains("> Expect: 100-continue").contains("< HTTP/1.1 100 Continue");
        assertThat(sent.status()).isEqualTo(200);
        assertThat(channel.account.uploads().get(0).bytes().orElseThrow()).isEqualTo(given);
    }

    @Test
    void receivesAReadableErrorForALargeBody() throws Exception {
        String id = channel.open(LARGE);
        channel.account.revokeKey();

        Printed refused = curl("--data-binary", "@" + file(new byte[LARGE]), at("/" + id));

        assertThat(refused.exitCode()).isZero();
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.body()).isEqualTo("{\"error\":\"Invalid api_key or token expired\"}");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100_000, LARGE})
    void sendsChunks(int length) throws Exception {
        byte[] given = ContractSamples.randomBytes(length);
        channel.simulator.disable(StrictCheck.FILE_EMPTY);

        Printed sent = curl(
                "-H", "Transfer-Encoding: chunked", "--data-binary", "@" + file(given), at("/" + channel.open(length)));

        assertThat(sent.trace()).doesNotContain("Content-Length: " + length + "\r\n> ");
        assertThat(sent.status()).isEqualTo(200);
        assertThat(channel.account.uploads().get(0).bytes().orElseThrow()).isEqualTo(given);
    }

    @Test
    void speaksHttp10() throws Exception {
        Printed changed =
                curl("--http1.0", "-X", "PATCH", "-H", JSON, "-d", "{\"text\":\"old\"}", at(OneChannelFixture.ABOUT));
        Printed read = curl("--http1.0", at(OneChannelFixture.ABOUT));
        Printed sent = curl("--http1.0", "--data-binary", "@" + file(PNG), at("/" + channel.open(PNG.length)));

        assertThat(List.of(changed, read, sent)).allSatisfy(printed -> {
            assertThat(printed.exitCode()).isZero();
            assertThat(printed.status()).isEqualTo(200);
        });
        assertThat(read.body()).contains("\"text\":\"old\"");
        assertThat(channel.account.uploads().get(0).bytes().orElseThrow()).isEqualTo(PNG);
    }

    @Test
    void receivesNoBodyForAHead() throws Exception {
        Printed head = curl("--head", at(OneChannelFixture.CLOUD));

        assertThat(head.exitCode()).isZero();
        assertThat(head.status()).isEqualTo(403);
        assertThat(head.body()).startsWith("HTTP/1.1 403").doesNotContain("{");
    }

    @Test
    void reusesItsConnectionAfterErrors() throws Exception {
        channel.account.setPhoto(PNG);
        Printed many = curl(
                at(OneChannelFixture.ABOUT),
                at("/elsewhere"),
                "-o",
                directory.resolve("photo").toString(),
                at(OneChannelFixture.PHOTO),
                at(OneChannelFixture.CLOUD + "?fields=nonsense"),
                at(OneChannelFixture.CLOUD));

        assertThat(many.exitCode()).isZero();
        assertThat(many.status()).isEqualTo(200);
        assertThat(many.trace()).contains("Re-using existing connection");
        assertThat(many.trace().split("Connected to 127.0.0.1", -1))
                .as("connections")
                .hasSize(2);
        assertThat(channel.simulator.exchanges()).extracting(Exchange::status).containsExactly(200, 403, 200, 400, 200);
    }

    @Test
    void reusesItsConnectionAfterARejectedBody() throws Exception {
        String id = channel.open(10);
        String body = file(new byte[1000]);

        Printed many = curl("--data-binary", "@" + body, at("/" + id), at("/" + id));

        assertThat(many.status()).isEqualTo(400);
        assertThat(many.trace().split("Connected to 127.0.0.1", -1))
                .as("connections")
                .hasSize(2);
        assertThat(channel.offset(id)).isZero();
    }
}
