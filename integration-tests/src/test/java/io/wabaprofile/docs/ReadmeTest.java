package io.wabaprofile.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.MediaHandle;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.fake.FakeAdapter;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README shows is what works. */
class ReadmeTest {
    private static final byte[] TINY_PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    static Stream<String> javaSnippets() throws IOException {
        return Stream.of("README.md", "docs/reliability.md").flatMap(document -> {
            try {
                return DocumentedCode.blocks(document, "java").stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("javaSnippets")
    void everySnippetIsCompiledAndRun(String snippet) throws IOException {
        assertThat(DocumentedCode.compiled()).contains(DocumentedCode.withoutLayout(snippet));
    }

    @Test
    void aConnectionToTheRealHostSendsNothingByItself() {
        try (ApiConnection connection = ReadmeExamples.connect("a-key-of-mine")) {
            assertThat(connection).hasToString("ApiConnection[https://waba-v2.360dialog.io]");
        }
    }

    @Test
    void theCloudExampleChangesTheProfile(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("shop.png"), TINY_PNG);

        withSimulator((account, connection) -> {
            account.setProfile(
                    BusinessProfile.builder().email("old@example.com").build());

            BusinessProfile before = ReadmeExamples.changeACloudNumber(connection, ApiKey.of(account.key()), file);

            assertThat(before.email()).contains("old@example.com");
            assertThat(account.profile().about()).contains("Open till nine");
            assertThat(account.profile().websites()).containsExactly("https://shop.example.com");
            assertThat(account.profile().email()).isEmpty();
            assertThat(account.photo()).contains(TINY_PNG);
        });
    }

    @Test
    void theOnPremiseExampleChangesTheProfile(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("shop.png"), TINY_PNG);

        withSimulator((account, connection) -> {
            account.setProfile(BusinessProfile.builder().address("Old Street 1").build());

            BusinessProfile before = ReadmeExamples.changeAnOnPremiseNumber(connection, ApiKey.of(account.key()), file);

            assertThat(before.address()).contains("Old Street 1");
            assertThat(account.profile().about()).contains("Open till nine");
            assertThat(account.profile().vertical()).contains(Vertical.RETAIL);
            assertThat(account.profile().address()).isEmpty();
            assertThat(account.photo()).contains(TINY_PNG);
        });
    }

    @Test
    void theUploadExamplesUploadAndGiveTheSameHandleAgain(@TempDir Path folder) throws IOException {
        Path film = Files.write(folder.resolve("film.mp4"), new byte[100_000]);
        Path token = folder.resolve("film.upload");
        SimulatedAccount account = SimulatedAccount.create();
        MediaUploader uploader = FakeAdapter.over(account).uploader();

        MediaHandle handle = ReadmeExamples.upload(uploader, film, token);

        assertThat(ReadmeExamples.resume(uploader, film, token)).isEqualTo(handle);
        assertThat(account.uploads()).hasSize(1);
    }

    @Test
    void theEditorExampleWritesOnce() {
        FakeAdapter adapter = FakeAdapter.over(SimulatedAccount.create());

        assertThat(ReadmeExamples.edit(adapter.profile())).isTrue();
        assertThat(ReadmeExamples.edit(adapter.profile())).isFalse();
    }

    @Test
    void theReadBackExampleConfirmsAnUpdate() {
        SimulatedAccount account = SimulatedAccount.create();
        ProfileGateway profile = FakeAdapter.over(account).profile();
        ProfileUpdate update = ProfileUpdate.builder().about("Open till ten").build();
        profile.apply(update);

        assertThat(ReliabilityExamples.isConfirmed(profile, update)).isTrue();
    }

    @Test
    void theTestExamplesPass() {
        ReadmeExamples.testWithTheFake();
        ReadmeExamples.testWithTheSimulator();
    }

    @Test
    void everyFailureStandsInTheTable() throws IOException {
        List<String> rows = rows("| failure |");

        assertThat(rows)
                .extracting(row -> row.split("`")[1])
                .containsExactlyInAnyOrderElementsOf(Stream.of(GatewayException.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }

    @Test
    void everyMeterStandsInTheTableWithItsTags() throws IOException {
        List<String> rows = rows("| meter |");
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (Dialog360Simulator simulator = Dialog360Simulator.start();
                ApiConnection connection = ApiConnection.to(simulator.baseUri())
                        .allowPlainHttpOnLoopback()
                        .sleeper(VirtualTime.startingAt(Instant.EPOCH))
                        .meters(meters)
                        .build()) {
            SimulatedAccount account = simulator.newAccount();
            account.outage();
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> ReadmeExamples.changeACloudNumber(
                            connection, ApiKey.of(account.key()), DocumentedCode.top("."))))
                    .isInstanceOf(Unavailable.class);
        }

        assertThat(meters.getMeters())
                .extracting(meter -> meter.getId().getName())
                .contains("waba.profile.retries");
        assertThat(meters.getMeters()).allSatisfy(meter -> assertThat(rows).anySatisfy(describes(meter)));
    }

    private static Consumer<String> describes(Meter meter) {
        return row -> {
            assertThat(row).startsWith("| `" + meter.getId().getName() + "` |");
            assertThat(meter.getId().getTags())
                    .allSatisfy(tag -> assertThat(row).contains("`" + tag.getKey() + "`"));
        };
    }

    @Test
    void continuousIntegrationCallsTheTestCommandOfTheReadme() throws IOException {
        List<String> commands = DocumentedCode.blocks("README.md", "sh");

        assertThat(commands).containsExactly("./waba-profile demo", "./mvnw -B verify");
        assertThat(Files.readAllLines(DocumentedCode.top(".ci/run"))).endsWith(commands.get(1));
        assertThat(DocumentedCode.top("waba-profile")).isExecutable();
        assertThat(DocumentedCode.top("mvnw")).isExecutable();
    }

    @Test
    void everyArtifactStandsInTheTable() throws IOException {
        String table = String.join("\n", rows("| artifact |"));
        String pom = Files.readString(DocumentedCode.top("pom.xml"));

        assertThat(Pattern.compile("<module>([a-z-]+)</module>")
                        .matcher(pom)
                        .results()
                        .map(found -> found.group(1)))
                .filteredOn(module -> !List.of("profile-cli", "integration-tests", "benchmarks")
                        .contains(module))
                .isNotEmpty()
                .allSatisfy(module -> assertThat(table).contains("`" + module + "`"));
    }

    @Test
    void theOldestLibrariesAndThoseWeShipStandInTheTable() throws IOException {
        String pom = Files.readString(DocumentedCode.top("pom.xml"));

        assertThat(rows("| library |")).hasSize(4).allSatisfy(row -> {
            String[] cells = row.split(" *\\| *");
            String library = cells[1].toLowerCase(Locale.ROOT);
            assertThat(pom)
                    .contains("<" + library + ".oldest.version>" + cells[2] + "<")
                    .contains("<" + library + ".version>" + cells[3] + "<");
        });
    }

    private interface Work {
        void on(SimulatedAccount account, ApiConnection connection);
    }

    private static void withSimulator(Work work) {
        try (Dialog360Simulator simulator = Dialog360Simulator.start();
                ApiConnection connection = ApiConnection.to(simulator.baseUri())
                        .allowPlainHttpOnLoopback()
                        .build()) {
            work.on(simulator.newAccount(), connection);
        }
    }

    static List<String> rows(String header) throws IOException {
        List<String> rows = Files.readAllLines(DocumentedCode.top("README.md")).stream()
                .dropWhile(line -> !line.startsWith(header))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        assertThat(rows).isNotEmpty();
        return rows;
    }
}
