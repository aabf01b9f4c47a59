package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.cli.connection.CliEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Exit code 3 means that no write was sent. */
@Timeout(60)
class ApplyFailureTest {
    private static final String PROFILE = "profile: {about: Open till nine}";

    @TempDir
    private Path directory;

    private CloudFleet fleet;

    @BeforeEach
    void start() {
        fleet = new CloudFleet(directory);
    }

    @AfterEach
    void close() {
        fleet.close();
    }

    private void addChannels(int count) {
        for (int i = 0; i < count; i++) {
            fleet.add("shop-" + i, PROFILE);
        }
    }

    private void createDuringTheRun(Path path) {
        fleet.simulator.onExchange(exchange -> create(path.resolve("full")));
    }

    private static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void refusesAReportThatCannotBeCreatedBeforeTheRun() {
        addChannels(1);
        CliRun run =
                fleet.run("apply", "--report", fleet.beside("r".repeat(300)).toString());
        assertThat(run.exit()).as(run.everything()).isEqualTo(3);
        assertThat(run.err()).contains("Cannot write ");
        assertThat(fleet.writes()).isZero();
    }

    @Test
    void leavesNoEmptyReportIfTheFleetIsRefused() {
        fleet.declare("berlin", "unknown: member");
        CliRun run = fleet.run("apply", "--report", fleet.beside("report.jsonl").toString());
        assertThat(run.exit()).as(run.everything()).isEqualTo(3);
        assertThat(fleet.beside("report.jsonl")).doesNotExist();
    }

    @Test
    void printsTheSummaryIfTheReportCannotBeWrittenAfterTheRun() {
        addChannels(1);
        Path report = fleet.beside("report.jsonl");
        createDuringTheRun(report);

        CliRun run = fleet.run("apply", "--report", report.toString());

        assertThat(run.exit()).as(run.everything()).isEqualTo(14);
        assertThat(run.out()).contains("  updated             1");
        assertThat(run.err())
                .contains("Cannot write the report " + report + ": ", ". The run itself ended as printed.");
        assertThat(fleet.writes()).isEqualTo(1);
    }

    @Test
    void doesNotPromiseAnUnchangedProfileIfTheRunCannotBeRecorded() {
        PhotoFiles.file(directory, "shop.png", PhotoFiles.png(10_000));
        SampleShop.setUp(fleet.add("berlin", PROFILE, "photo: {file: shop.png}"));
        createDuringTheRun(fleet.beside("fleet.yaml.photos.lock"));

        CliRun run = fleet.run("apply");
        assertThat(run.exit()).as(run.everything()).isEqualTo(14);
        assertThat(run.err())
                .contains("The run ended early: ", "Profiles may have been changed.", "Run the same command again");
        assertThat(fleet.run("apply", "--json", "--photo-lock=" + fleet.beside("other.lock"))
                        .exit())
                .isZero();
    }

    @Test
    void reportsAnUnknownOutcomeInJsonIfTheRunCannotBeRecorded() {
        PhotoFiles.file(directory, "shop.png", PhotoFiles.png(10_000));
        SampleShop.setUp(fleet.add("berlin", PROFILE, "photo: {file: shop.png}"));
        createDuringTheRun(fleet.beside("fleet.yaml.photos.lock"));

        CliRun run = fleet.run("apply", "--json");
        assertThat(run.exit()).as(run.everything()).isEqualTo(14);
        assertThat(run.json().at("/error/family").asText()).isEqualTo("not_as_desired");
        assertThat(run.json().at("/error/outcome").asText()).isEqualTo("unknown");
    }

    @Test
    void warnsAfterTheSummaryIfTheLockFileCannotBeSorted() {
        PhotoFiles.file(directory, "shop.png", PhotoFiles.png(10_000));
        SampleShop.setUp(fleet.add("berlin", "photo: {file: shop.png}"));
        SampleShop.setUp(fleet.add("rome", "photo: {file: shop.png}"));
        Path lock = fleet.beside("fleet.yaml.photos.lock");
        fleet.simulator.onExchange(exchange -> {
            if (Files.exists(lock) && !fleet.lines("fleet.yaml.photos.lock").isEmpty()) {
                create(fleet.beside("fleet.yaml.photos.lock.new").resolve("full"));
            }
        });

        CliRun run = fleet.run("apply", "--workers=1");

        assertThat(run.exit()).as(run.everything()).isZero();
        assertThat(run.out()).contains("  updated             2");
        assertThat(run.err()).contains("Warning: Cannot sort the lock file");
        assertThat(fleet.lines("fleet.yaml.photos.lock")).hasSize(2);
    }

    @Test
    void writesNothingIfTheStopComesBeforeTheEngineStarts() {
        addChannels(2);
        CliEnvironment environment = fleet.newEnvironment();
        environment.stop().request();

        CliRun run = fleet.run("apply");

        assertThat(run.exit()).as(run.everything()).isEqualTo(11);
        assertThat(fleet.simulator.exchanges()).isEmpty();
    }

    @Test
    void keepsTheRecordOfAnInterruptedRunIfSomeChannelsAreAppliedMeanwhile() {
        addChannels(12);
        CliEnvironment environment = fleet.newEnvironment();
        fleet.simulator.onExchange(exchange -> {
            if (fleet.writes() == 3) {
                environment.stop().request();
            }
        });
        assertThat(fleet.run("apply", "--workers=1").exit()).isEqualTo(11);
        String interrupted = fleet.lines("fleet.yaml.run.jsonl").get(0);

        fleet.newEnvironment();
        CliRun some = fleet.run("apply", "--only=shop-1,shop-0", "--requests-per-second=1000");
        assertThat(some.exit()).as(some.everything()).isZero();
        assertThat(fleet.lines("fleet.yaml.run.jsonl").get(0)).isEqualTo(interrupted);
        assertThat(fleet.run("apply", "--only=shop-0,shop-1").err().replaceAll("\\s+", ""))
                .contains("Runfile:" + fleet.file + ".only-")
                .contains(some.err().replaceAll("\\s+", "").replaceAll(".*(only-[0-9a-f-]+).*", "$1"));

        CliRun continued = fleet.run("apply", "--requests-per-second=1000");
        assertThat(continued.exit()).as(continued.everything()).isZero();
        assertThat(fleet.lines("fleet.yaml.run.jsonl").get(0)).isEqualTo(interrupted);
    }
}
