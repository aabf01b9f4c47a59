package io.wabaprofile.cli.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.channel.ApiMode;
import io.wabaprofile.channel.KeyReference;
import io.wabaprofile.cli.output.ExitCode;
import io.wabaprofile.fleet.ChannelResult;
import io.wabaprofile.fleet.ChannelState;
import io.wabaprofile.fleet.Fleet;
import io.wabaprofile.fleet.FleetChannel;
import io.wabaprofile.fleet.RunKind;
import io.wabaprofile.fleet.RunReport;
import io.wabaprofile.profile.ProfileUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import picocli.CommandLine;

class FinishedRunTest {
    private static final Fleet FLEET = Fleet.of(Stream.of("berlin", "rome")
            .map(name -> FleetChannel.of(
                    name,
                    ApiMode.CLOUD,
                    KeyReference.parse("env:KEY"),
                    ProfileUpdate.builder().about("Open till nine").build()))
            .toList());

    private static final ChannelResult SKIPPED = ChannelResult.skipped("rome", Instant.EPOCH);

    private static ChannelResult berlin(ChannelState state) {
        return new ChannelResult("berlin", state, List.of(), 1, Optional.empty(), Optional.empty(), Instant.EPOCH);
    }

    private static FinishedRun stopped(boolean byUser, ChannelResult... results) {
        return stopped(byUser, 5, results);
    }

    private static FinishedRun stopped(boolean byUser, int maxFailures, ChannelResult... results) {
        RunReport report = new RunReport(
                "run", RunKind.CHECK, FLEET.digest(), List.of(results), Instant.EPOCH, Instant.EPOCH, true);
        return new FinishedRun(report, FLEET, 3, Duration.ofMillis(1_200), byUser, maxFailures);
    }

    @ParameterizedTest
    @EnumSource(
            value = ChannelState.class,
            names = {"UNCHANGED", "DRIFTED"},
            mode = Mode.INCLUDE)
    void aCheckThatStoppedWithoutTheUserIsIncomplete(ChannelState state) {
        FinishedRun run = stopped(false, berlin(state));
        assertThat(run.exitOfDrift()).isEqualTo(ExitCode.NOT_AS_DESIRED);
        assertThat(run.exitOfPlan(true)).isEqualTo(ExitCode.NOT_AS_DESIRED);
        assertThat(run.exitOfPlan(false)).isEqualTo(ExitCode.NOT_AS_DESIRED);
        assertThat(stopped(true, berlin(state)).exitOfDrift()).isEqualTo(ExitCode.CANCELLED);
    }

    @Test
    void aStoppedCheckSaysWhy() {
        FinishedRun early = stopped(false, berlin(ChannelState.UNCHANGED), SKIPPED);
        FinishedRun failures = stopped(false, 0, berlin(ChannelState.FAILED), SKIPPED);
        assertThat(drift(early))
                .contains("0 channels differ, 1 as desired.")
                .contains("Stopped before the end: 1 of 2 channels are finished. Run the command again.");
        assertThat(drift(failures))
                .contains("0 channels differ, 0 as desired, 1 could not be read.")
                .contains("Stopped after too many failures: 1 of 2 channels are finished. Run the command again.");
    }

    @Test
    void doesNotCountSkippedChannelsAndMeasuresTheTimeOfThisProcess() {
        FinishedRun run = stopped(false, 0, berlin(ChannelState.FAILED), SKIPPED);
        assertThat(String.join(" ", RunText.apply(run)))
                .contains("1 channel finished. 3 calls in 1.2 s, 2.5 per second.")
                .contains("Stopped after too many failures: 1 of 2 channels are finished.");
    }

    private static String drift(FinishedRun run) {
        FleetOptions options = new FleetOptions();
        CommandLine.populateCommand(options, "fleet.yaml");
        return String.join(" ", RunText.drift(run, options, new EngineOptions()))
                .replaceAll("\\s+", " ");
    }
}
