package io.wabaprofile.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.SamplePhoto;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.contract.ContractSamples;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.simulator.Wire;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests of recorded exchanges, their file formats and their replay. */
@Timeout(60)
class JournalTest {
    private static final String ABOUT = "/v1/settings/profile/about";
    private static final String CLOUD = "/whatsapp_business_profile";
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final Dialog360Simulator simulator =
            Dialog360Simulator.builder().time(VirtualTime.startingAt(START)).start();
    private final SimulatedAccount account = simulator.newAccount();
    private final Wire wire = new Wire(simulator.baseUri(), account.key());

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        simulator.close();
    }

    private Exchange only() {
        assertThat(simulator.exchanges()).hasSize(1);
        return simulator.exchanges().get(0);
    }

    /** Sets a photo with the Cloud API: session, bytes in two bodies, offset, handle, update, read. */
    private void setAPhoto(byte[] picture) {
        String id = wire.bytes(
                        "/uploads?file_name=a.png&file_length=" + picture.length + "&file_type=image/png", new byte[0])
                .textAt("id");
        wire.bytes("/" + id, Arrays.copyOf(picture, 10), "file_offset", "0");
        wire.get("/" + id);
        byte[] rest = Arrays.copyOfRange(picture, 10, picture.length);
        String handle = wire.bytes("/" + id, rest, "file_offset", "10").textAt("h");
        String escaped = handle.replace("\n", "\\n");
        wire.json(
                "POST",
                CLOUD,
                "{\"messaging_product\":\"whatsapp\",\"about\":\"Grüße 🌵\",\"profile_picture_handle\":\"" + escaped
                        + "\"}");
        wire.get(CLOUD + "?fields=about,profile_picture_url");
    }

    @Test
    void recordsRequestAndResponse() {
        wire.json("PATCH", ABOUT, "{\"text\":\"Hello\"}");

        Exchange seen = only();
        assertThat(seen.number()).isEqualTo(1);
        assertThat(seen.at()).isEqualTo(START);
        assertThat(seen.channel()).hasValue(1);
        assertThat(seen.operation()).contains(Operation.UPDATE_ABOUT);
        assertThat(seen.request().body()).contains("{\"text\":\"Hello\"}");
        assertThat(seen.request().length()).isEqualTo(16);
        assertThat(seen.request().headers()).containsEntry("D360-api-key", "key-1");
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.response().headers()).containsEntry("Content-Type", "application/json");
        assertThat(seen.response().body().orElseThrow()).contains("\"api_status\":\"stable\"");
        assertThat(seen.fault()).isEmpty();
    }

    @Test
    void recordsBinaryBodiesInBase64() {
        byte[] picture = SamplePhoto.png(192).bytes();

        wire.bytes("/v1/settings/profile/photo", picture, "Content-Type", "image/png");

        assertThat(only().request().base64()).isTrue();
        assertThat(Base64.getDecoder().decode(only().request().body().orElseThrow()))
                .isEqualTo(picture);
    }

    @Test
    void recordsOnlyTheLengthOfALongBody() {
        wire.bytes(
                "/v1/settings/profile/photo",
                SamplePhoto.pngOfSize(64 * 1024 + 1).bytes(),
                "Content-Type",
                "image/png");

        assertThat(only().request().length()).isEqualTo(64 * 1024 + 1);
        assertThat(only().request().body()).isEmpty();
    }

    @Test
    void usesTheSameAliasForTheSameSecret() {
        for (int i = 0; i < 2; i++) {
            setAPhoto(SamplePhoto.png(192).bytes());
        }

        List<Exchange> seen = simulator.exchanges();
        assertThat(seen).extracting(Exchange::target).contains("/upload:session-1", "/upload:session-2");
        assertThat(seen.get(0).response().body()).contains("{\"id\":\"upload:session-1\"}");
        assertThat(seen.get(9).response().body()).contains("{\"h\":\"handle-2\"}");
        assertThat(seen.get(10).request().body().orElseThrow())
                .contains("\"profile_picture_handle\":\"handle-2\"")
                .contains("Grüße 🌵");
    }

    @Test
    void redactsSecretsFromAllSources() {
        SimulatedAccount other = simulator.newAccount();
        String id = wire.bytes("/uploads?file_name=a.png&file_length=1&file_type=image/png", new byte[0])
                .textAt("id");
        String signature = id.substring(id.indexOf("sig=") + 4);
        String handle = wire.bytes("/" + id, new byte[1]).textAt("h");
        String update = "{\"messaging_product\":\"whatsapp\",\"address\":\"%s\"}";
        for (String secret : List.of(id, signature, handle, account.key(), other.key())) {
            wire.json("POST", CLOUD, String.format(update, secret));
            wire.json("POST", CLOUD, String.format("{\"%s\":1}", secret));
            wire.json("POST", CLOUD, "{\"broken\":\"" + secret);
            wire.send("GET", ABOUT, BodyPublishers.noBody(), "X-Anything", secret, "Authorization", "Bearer " + secret);
        }
        wire.get("/" + id.replace("?sig=", "sig="));
        wire.get("/" + id + "&access_token=" + account.key());

        String all = simulator.journal().jsonLines() + simulator.journal().har() + simulator.exchanges();
        String unsigned = id.substring("upload:".length(), id.indexOf('?'));
        assertThat(all).doesNotContain(unsigned, signature, handle, account.key(), other.key());
    }

    @Test
    void writesAndReadsJsonLines() throws IOException {
        simulator.faults().on(Operation.UPDATE_ABOUT).html();
        setAPhoto(SamplePhoto.jpeg(192).bytes());
        wire.json("PATCH", ABOUT, "{\"text\":\"Hello\"}");
        wire.with("wrong").get(ABOUT);
        wire.get("/nowhere");
        Path file = folder.resolve("journal.jsonl");

        simulator.journal().writeJsonLines(file);

        assertThat(Files.readAllLines(file))
                .hasSize(9)
                .allSatisfy(line -> assertThat(Wire.parsed(line)).isInstanceOf(Map.class));
        assertThat(Journal.read(file).exchanges()).isEqualTo(simulator.exchanges());
        assertThat(Journal.read(file).jsonLines()).isEqualTo(Files.readString(file));
    }

    @Test
    void reportsTheLineThatIsNotAnExchange() throws IOException {
        wire.get(ABOUT);
        String line = simulator.journal().jsonLines();
        for (String broken :
                List.of("", "[]", "{}", "{\"number\":1}", line.strip().replace("\"status\"", "\"s\""))) {
            Path file = Files.writeString(folder.resolve("broken.jsonl"), line + broken + "\n");

            assertThatThrownBy(() -> Journal.read(file))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Line 2 of");
        }
    }

    @Test
    void writesAnHttpArchive() throws IOException {
        setAPhoto(SamplePhoto.png(192).bytes());
        Path file = folder.resolve("journal.har");

        simulator.journal().writeHar(file);

        Map<?, ?> log = (Map<?, ?>) ((Map<?, ?>) Wire.parsed(Files.readString(file))).get("log");
        assertThat(log.get("version")).isEqualTo("1.2");
        List<?> entries = (List<?>) log.get("entries");
        assertThat(entries)
                .hasSize(6)
                .allSatisfy(entry -> assertThat(
                                ((Map<?, ?>) entry).keySet().stream().map(String::valueOf))
                        .contains("startedDateTime", "time", "request", "response", "cache", "timings"));
        Map<?, ?> request = (Map<?, ?>) ((Map<?, ?>) entries.get(4)).get("request");
        assertThat(request.get("url")).isEqualTo("http://simulator.invalid" + CLOUD);
        assertThat(request.get("postData").toString()).contains("application/json", "handle-1");
    }

    @Test
    void replaysAgainstAnotherSimulatorWithTheSameResult() throws Exception {
        setAPhoto(SamplePhoto.png(192).bytes());
        wire.json("PATCH", ABOUT, "{\"text\":\"Hello\"}");
        wire.json("PATCH", ABOUT, "{\"text\":\"\"}");
        wire.with("wrong").get(ABOUT);
        Path file = folder.resolve("journal.jsonl");
        simulator.journal().writeJsonLines(file);

        try (Dialog360Simulator fresh = Dialog360Simulator.start()) {
            SimulatedAccount again = fresh.newAccount();
            Replay replay = Journal.read(file).replay(fresh.baseUri(), again.key());

            replay.verify();
            assertThat(replay.sent()).isEqualTo(8);
            assertThat(replay.skipped()).singleElement().asString().contains("masked");
            assertThat(again.photoSha256()).isEqualTo(account.photoSha256());
            assertThat(again.profile().about()).contains("Hello");
            assertThat(fresh.journal().jsonLines()).doesNotContain(again.key());
        }
    }

    @Test
    void reportsDifferentResponses() throws Exception {
        wire.get(CLOUD + "?fields=about");
        wire.json("PATCH", ABOUT, "{\"text\":\"Hello\"}");

        try (Dialog360Simulator other = Dialog360Simulator.start()) {
            SimulatedAccount changed = other.newAccount();
            changed.setProfile(ContractSamples.fullProfile());
            other.enable(Variant.UPDATES_RETURN_NO_BODY);

            Replay replay = simulator.journal().replay(other.baseUri(), changed.key());

            assertThat(replay.differences()).hasSize(2);
            assertThat(replay.differences().get(0))
                    .startsWith("exchange 1, GET " + CLOUD + "?fields=about: body was ")
                    .contains("Succulent specialists!");
            assertThatThrownBy(replay::verify).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void skipsExchangesThatCannotBeReplayedAndReportsThem() throws Exception {
        simulator.faults().on(Operation.FETCH_ABOUT).html();
        wire.get(ABOUT);
        wire.bytes("/v1/settings/profile/photo", SamplePhoto.pngOfSize(100_000).bytes(), "Content-Type", "image/png");

        Replay replay = simulator.journal().replay(simulator.baseUri(), account.key());

        assertThat(replay.sent()).isZero();
        assertThat(replay.skipped()).hasSize(2);
        assertThat(replay.skipped().get(0)).contains("it has a fault, html");
        assertThat(replay.skipped().get(1)).contains("its body of 100000 bytes is not in the journal");
        assertThatThrownBy(replay::verify).hasMessageContaining("No request of the journal could be sent");
    }

    @Test
    void sendsNoRequestToAnotherHost() throws Exception {
        wire.get(ABOUT);
        String line = simulator.journal().jsonLines().replace("\"target\":\"/", "\"target\":\"@elsewhere.invalid/");
        Path file = Files.writeString(folder.resolve("journal.jsonl"), line);

        Replay replay = Journal.read(file).replay(simulator.baseUri(), account.key());

        assertThat(replay.sent()).isZero();
        assertThat(replay.skipped()).singleElement().asString().endsWith("its target is not a path");
    }

    @Test
    void comparesTheRequestsOfTwoRuns() {
        wire.get(ABOUT);
        wire.json("PATCH", ABOUT, "{\"text\":\"Hello\"}");
        try (Dialog360Simulator later = Dialog360Simulator.start()) {
            Wire sameClient = new Wire(later.baseUri(), later.newAccount().key());
            sameClient.get(ABOUT);
            assertThat(simulator.journal().requestDifferences(later.journal()))
                    .containsExactly("request 2: missing PATCH " + ABOUT + " {\"text\":\"Hello\"}");
            sameClient.json("PATCH", ABOUT, "{\"text\":\"Hello\"}");
            assertThat(simulator.journal().requestDifferences(later.journal())).isEmpty();
            sameClient.get(CLOUD);
            assertThat(simulator.journal().requestDifferences(later.journal()))
                    .containsExactly("request 3: not expected GET " + CLOUD + " (0 bytes)");
        }
    }
}
