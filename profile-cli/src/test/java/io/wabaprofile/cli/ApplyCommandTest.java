package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.cli.connection.CliEnvironment;
import io.wabaprofile.cli.output.DisplayText;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.testkit.account.SimulatedAccount;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ApplyCommandTest {
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

    @Test
    void writesWhatDiffersAndReportsEachChannel() {
        fleet.add("berlin", PROFILE);
        fleet.add("rome", PROFILE)
                .setProfile(BusinessProfile.builder().about("Open till nine").build());

        CliRun run = fleet.run("apply", "--report", fleet.beside("report.jsonl").toString());

        assertThat(run.exit()).as(run.everything()).isZero();
        assertThat(run.out()).contains("  unchanged           1", "  updated             1", "2 channels finished.");
        assertThat(run.err().replaceAll("\\s+", " "))
                .contains("Applying " + fleet.file + " to 2 channels, at most 20 requests per second.")
                .contains("Run file: " + fleet.file + ".run.jsonl");
        assertThat(fleet.account("berlin").profile().about()).contains("Open till nine");
        assertThat(fleet.writes()).isEqualTo(1);
        assertThat(fleet.lines("report.jsonl"))
                .hasSize(2)
                .satisfiesExactly(
                        line -> assertThat(line).contains("\"berlin\"", "UPDATED"),
                        line -> assertThat(line).contains("\"rome\"", "UNCHANGED"));
        assertThat(fleet.lines("fleet.yaml.run.jsonl").get(0))
                .as("a run at another address is not continued")
                .contains("\"destination\":\"ApiConnection[http://127.0.0.1:");
        assertThat(fleet.run("drift").exit()).isZero();
    }

    @Test
    void setsAPhotoOnceAndRemembersIt() {
        PhotoFiles.file(directory, "berlin.png", PhotoFiles.png(10_000));
        SampleShop.setUp(fleet.add("berlin", "photo: {file: berlin.png}"));

        assertThat(fleet.run("apply").out()).contains("  updated             1");
        assertThat(fleet.lines("fleet.yaml.photos.lock")).hasSize(1);
        assertThat(fleet.run("plan", "--detailed-exitcode").exit()).isZero();
        assertThat(fleet.run("apply").out()).contains("  unchanged           1");
    }

    @Test
    void namesTheChannelsThatAreNotAsDesired() {
        fleet.add("berlin", PROFILE).revokeKey();
        fleet.add("rome", PROFILE);

        CliRun run = fleet.run("apply");

        assertThat(run.exit()).isEqualTo(14);
        assertThat(run.out()).contains("Not as desired:", "  berlin: failed: ", "  updated             1");
        assertThat(run.out().lines().map(DisplayText::columns)).allMatch(columns -> columns <= 80);
        CliRun json = fleet.run("apply", "--json");
        assertThat(json.exit()).isEqualTo(14);
        assertThat(json.err()).isEmpty();
        assertThat(json.json().at("/summary/failed").asInt()).isEqualTo(1);
        assertThat(json.json().at("/results/0/failure").asText()).isEqualTo("unauthorized");
    }

    @Test
    void listsTwentyChannelsAtMost() {
        addChannels(23);
        fleet.variables.clear();
        CliRun run = fleet.run("apply", "--requests-per-second=1000");
        assertThat(run.exit()).isEqualTo(14);
        assertThat(run.out()).contains("  and 3 more; --json or a report has all");
        assertThat(run.out().lines().filter(line -> line.startsWith("  shop-"))).hasSize(20);
    }

    @Test
    void doesNotWriteAChannelThatChangedAfterThePlan() {
        fleet.add("berlin", PROFILE);
        SimulatedAccount rome = fleet.add("rome", PROFILE);
        String plan = fleet.beside("plan.jsonl").toString();
        fleet.run("plan", "--out", plan);
        rome.setProfile(
                BusinessProfile.builder().about("Changed by a colleague").build());

        CliRun run = fleet.run("apply", "--plan", plan);

        assertThat(run.exit()).isEqualTo(14);
        assertThat(run.out())
                .contains(
                        "  stale               1",
                        "rome: stale; it changed after the plan was made",
                        "was not written: about.",
                        "Make a new plan");
        assertThat(rome.profile().about()).contains("Changed by a colleague");
    }

    @Test
    void refusesThePlanOfAnotherFleetAndAFileThatIsNotAPlan() {
        fleet.add("berlin", PROFILE);
        String plan = fleet.beside("plan.jsonl").toString();
        fleet.run("plan", "--out", plan);
        fleet.declare("berlin", "profile: {about: Other}");

        CliRun other = fleet.run("apply", "--plan", plan);
        CliRun notAPlan = fleet.run("apply", "--plan", fleet.file.toString());

        assertThat(other.exit()).isEqualTo(3);
        assertThat(other.err()).contains("The plan was made for another fleet: ", "make a new plan");
        assertThat(notAPlan.exit()).isEqualTo(3);
        assertThat(notAPlan.err()).contains("is not that of a plan");
        assertThat(fleet.writes()).isZero();
    }

    @Test
    void stopsAfterTooManyFailures() {
        addChannels(20);
        Stream.of("shop-0", "shop-1", "shop-2")
                .forEach(name -> fleet.account(name).revokeKey());

        CliRun run = fleet.run("apply", "--max-failures=0", "--workers=1");

        assertThat(run.exit()).isEqualTo(14);
        assertThat(run.out()).contains("Stopped after too many failures: ", "of 20 channels are finished.", "skipped");
        assertThat(fleet.writes()).isLessThan(20);
    }

    @Test
    void stopsOnCtrlCAndContinuesWithoutWritingAChannelTwice() {
        addChannels(12);
        CliEnvironment environment = fleet.newEnvironment();
        fleet.simulator.onExchange(exchange -> {
            if (fleet.writes() == 3) {
                environment.stop().request();
            }
        });

        CliRun stopped = fleet.run("apply", "--workers=1");
        assertThat(stopped.exit()).as(stopped.everything()).isEqualTo(11);
        assertThat(stopped.err()).contains("Stopping: no further channel is started.");
        assertThat(stopped.out()).contains("of 12 channels are finished. Run the same command again to continue.");

        CliRun status = CliRun.withoutKey("fleet", "status", fleet.file.toString(), "--json");
        assertThat(status.json().get("remaining").asInt()).isBetween(1, 10);

        fleet.newEnvironment();
        CliRun continued = fleet.run("apply", "--requests-per-second=1000");
        assertThat(continued.exit()).as(continued.everything()).isZero();
        assertThat(continued.out()).contains("  updated            12", "12 channels finished.");
        assertThat(fleet.writes()).isEqualTo(12);
    }

    @Test
    void drawsItsProgressOnATerminalUnlessItIsQuiet() {
        addChannels(3);
        CliRun shown = fleet.onTerminal("apply");
        assertThat(shown.exit()).as(shown.everything()).isZero();
        assertThat(shown.err()).containsPattern("apply 100% \\|█+\\| 3/3 channels");
        assertThat(fleet.onTerminal("apply", "--quiet").err()).isEmpty();
        assertThat(fleet.onTerminal("plan", "--json").err()).isEmpty();
    }

    @Test
    void triesAThrottledChannelAgain() {
        fleet.add("berlin", PROFILE);
        fleet.simulator.faults().onAnyRequest().throttle();
        CliRun run = fleet.run("apply");
        assertThat(run.exit()).as(run.everything()).isZero();
        assertThat(run.out()).contains("  updated             1");
    }

    @Test
    void refusesOptionsThatDoNotFitTheEngine() {
        fleet.add("berlin", PROFILE);
        List<CliRun> runs = List.of(
                fleet.run("apply", "--engine=postgres"),
                fleet.run("apply", "--jdbc-url=jdbc:postgresql://127.0.0.1/fleet"),
                fleet.run("apply", "--engine=postgres", "--jdbc-url=jdbc:postgresql:fleet", "--run-file=x"));
        assertThat(runs).allMatch(run -> run.exit() == 2);
        assertThat(runs.get(0).err()).contains("--engine postgres needs --jdbc-url.");
        assertThat(runs.get(1).err()).contains("are for --engine postgres.");
        assertThat(runs.get(2).err()).contains("--run-file is for the engine local.");
    }

    @Test
    void refusesARunFileOfAnotherKind() {
        fleet.add("berlin", PROFILE);
        PhotoFiles.file(directory, "notes.txt", "no run".getBytes(StandardCharsets.UTF_8));
        CliRun run = fleet.run("apply", "--run-file", fleet.beside("notes.txt").toString());
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("is not that of a run");
    }

    @Test
    void printsNoKeyAndStoresNone() {
        SimulatedAccount account = fleet.add("berlin", PROFILE);
        CliRun run = fleet.run(
                "apply", "--debug", "--report", fleet.beside("report.jsonl").toString());
        assertThat(run.everything()).doesNotContain(account.key());
        for (String name : List.of("report.jsonl", "fleet.yaml.run.jsonl")) {
            assertThat(fleet.lines(name)).isNotEmpty().noneMatch(line -> line.contains(account.key()));
        }
    }
}
