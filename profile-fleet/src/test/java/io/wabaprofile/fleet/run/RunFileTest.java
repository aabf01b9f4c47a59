package io.wabaprofile.fleet.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.fleet.ChannelState;
import io.wabaprofile.fleet.FieldDifference;
import io.wabaprofile.fleet.RunReport;
import io.wabaprofile.fleet.RunRequest;
import io.wabaprofile.fleet.RunSettings;
import io.wabaprofile.fleet.SimulatedFleet;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.testkit.VirtualTime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An interrupted run continues from its file. */
class RunFileTest {
    @TempDir
    private Path directory;

    private final VirtualTime time = VirtualTime.startingAt(Instant.parse("2026-11-28T12:00:00Z"));
    private final SimulatedFleet fleet = SimulatedFleet.of(6);
    private Path file = Path.of("");

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("fleet.run.jsonl");
    }

    private LocalFleetEngine engine() {
        return LocalFleetEngine.builder(fleet)
                .settings(RunSettings.DEFAULT.withRequestsPerSecond(10_000))
                .clock(time)
                .nanoTime(time)
                .sleeper(time)
                .executors(threads -> new ImmediateExecutor(time))
                .runFile(file)
                .build();
    }

    private RunReport apply() throws InterruptedException {
        return engine().run(RunRequest.apply(fleet.fleet()));
    }

    /** Stops before the write of a channel, as a killed process would after the intent was stored. */
    private void stopBeforeTheWriteOf(String stopped) throws InterruptedException {
        fleet.beforeWrite(channel -> {
            if (channel.equals(stopped)) {
                throw new OutOfMemoryError("as if the process was killed");
            }
        });
        assertThatThrownBy(this::apply).hasMessageContaining("as if the process was killed");
        fleet.beforeWrite(channel -> {});
    }

    @Test
    void finishedChannelsAreNotReadOrWrittenAgain() throws Exception {
        stopBeforeTheWriteOf("channel-4");
        fleet.reads.clear();

        RunReport report = apply();

        assertThat(report.counts()).containsEntry(ChannelState.UPDATED, 6);
        assertThat(fleet.reads).doesNotContain("channel-1", "channel-2", "channel-3");
        assertThat(fleet.writes).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void theContinuedRunKeepsItsIdAndItsStart() throws Exception {
        stopBeforeTheWriteOf("channel-4");
        String header = Files.readAllLines(file).get(0);
        time.advance(Duration.ofHours(1));

        RunReport report = apply();

        assertThat(header).contains(report.runId());
        assertThat(report.started()).isEqualTo(Instant.parse("2026-11-28T12:00:00Z"));
    }

    @Test
    void aWriteWithoutAResultIsReportedAsUpdatedIfItHadAnEffect() throws Exception {
        stopBeforeTheWriteOf("channel-1");
        fleet.account(1).setProfile(BusinessProfile.builder().about("new").build());

        RunReport report = apply();

        assertThat(report.results().get(0).state()).isEqualTo(ChannelState.UPDATED);
        assertThat(report.results().get(0).attempts()).isEqualTo(1);
        assertThat(report.results().get(0).differences())
                .extracting(FieldDifference::current)
                .containsExactly(List.of("old"));
        assertThat(fleet.writes).doesNotContain("channel-1");
    }

    @Test
    void failedChannelsAreTriedAgain() throws Exception {
        fleet.account(2).revokeKey();
        stopBeforeTheWriteOf("channel-4");
        fleet.account(2).restoreKey();

        assertThat(apply().counts()).containsEntry(ChannelState.UPDATED, 6);
    }

    @Test
    void aFinishedRunIsNotContinued() throws Exception {
        String first = apply().runId();

        RunReport second = apply();

        assertThat(second.runId()).isNotEqualTo(first);
        assertThat(second.counts()).containsEntry(ChannelState.UNCHANGED, 6);
        assertThat(fleet.writes).hasSize(6);
    }

    @Test
    void aNewRunHasItsOwnStart() throws Exception {
        apply();
        time.advance(Duration.ofHours(1));

        assertThat(apply().started()).isEqualTo(Instant.parse("2026-11-28T13:00:00Z"));
    }

    @Test
    void anotherDestinationStartsANewRun() throws Exception {
        stopBeforeTheWriteOf("channel-4");
        SimulatedFleet production = SimulatedFleet.of(6).named("production");

        RunReport report =
                LocalFleetEngine.builder(production).runFile(file).build().run(RunRequest.apply(production.fleet()));

        assertThat(report.counts()).containsEntry(ChannelState.UPDATED, 6);
        assertThat(production.writes).hasSize(6);
    }

    @Test
    void aChangedFleetStartsANewRun() throws Exception {
        stopBeforeTheWriteOf("channel-4");
        SimulatedFleet other = SimulatedFleet.of(2);

        RunReport report = LocalFleetEngine.builder(other).runFile(file).build().run(RunRequest.apply(other.fleet()));

        assertThat(report.results()).hasSize(2);
    }

    @Test
    void aLineThatWasCutOffIsIgnored() throws Exception {
        stopBeforeTheWriteOf("channel-4");
        byte[] half = "{\"channel\":\"channel-4\",\"state\":\"UPDATED\",\"x\":\"é".getBytes(StandardCharsets.UTF_8);
        Files.write(file, java.util.Arrays.copyOf(half, half.length - 1), StandardOpenOption.APPEND);

        RunReport report = apply();

        assertThat(report.counts()).containsEntry(ChannelState.UPDATED, 6);
        assertThat(fleet.writes).contains("channel-4");
        assertThat(Files.readAllLines(file)).last().asString().contains("finished");
    }

    @Test
    void eachPrefixOfTheFileContinuesWithOneWritePerChannel() throws Exception {
        apply();
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 37) {
            SimulatedFleet again = SimulatedFleet.of(6);
            Files.write(file, java.util.Arrays.copyOf(whole, length));

            RunReport report = LocalFleetEngine.builder(again)
                    .settings(RunSettings.DEFAULT.withRequestsPerSecond(10_000))
                    .runFile(file)
                    .build()
                    .run(RunRequest.apply(again.fleet()));

            assertThat(report.isAsDesired()).as("length " + length).isTrue();
            assertThat(again.writes).doesNotHaveDuplicates();
        }
    }

    @Test
    void anotherFileIsNotOverwritten() throws Exception {
        Files.writeString(file, "apiVersion: wabaprofile.io/v1\nchannels: {}\n");

        assertThatThrownBy(this::apply)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Line 1 of the run file " + file + " is not that of a run");
        assertThat(Files.readString(file)).startsWith("apiVersion");
    }

    @Test
    void anotherFileOfOneLineIsNotOverwritten() throws Exception {
        Files.writeString(file, "the only line of a file without a line break");

        assertThatThrownBy(this::apply).hasMessageContaining("Line 1 of the run file");
        assertThat(Files.readString(file)).startsWith("the only line");
    }

    @Test
    void twoRunsCannotUseOneFile() throws Exception {
        List<Throwable> second = new ArrayList<>();
        fleet.beforeWrite(channel -> {
            if (second.isEmpty()) {
                second.add(org.assertj.core.api.Assertions.catchThrowable(() ->
                        LocalFleetEngine.builder(fleet).runFile(file).build().run(RunRequest.apply(fleet.fleet()))));
            }
        });

        assertThat(apply().isAsDesired()).isTrue();
        assertThat(second).singleElement().asString().contains("Another run uses the run file");
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed() {
        file = directory.resolve("missing").resolve("run.jsonl");

        assertThatThrownBy(this::apply)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Cannot use the run file " + file);
    }

    @Test
    void theFileHasOneLinePerResult() throws Exception {
        apply();

        assertThat(Files.readAllLines(file).stream().filter(line -> line.contains("\"state\":\"UPDATED\"")))
                .hasSize(6)
                .first()
                .asString()
                .contains(
                        "\"channel\":\"channel-1\"",
                        "\"fields\":[\"about\"]",
                        "\"attempts\":1",
                        "\"time\":\"2026-11-28");
    }
}
