package io.wabaprofile.fleet.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.fleet.ChannelResult;
import io.wabaprofile.fleet.ChannelState;
import io.wabaprofile.fleet.RunObserver;
import io.wabaprofile.fleet.RunReport;
import io.wabaprofile.fleet.RunRequest;
import io.wabaprofile.fleet.RunSettings;
import io.wabaprofile.fleet.internal.ChannelProgress;
import io.wabaprofile.fleet.internal.ChannelProgress.WriteStatus;
import io.wabaprofile.profile.BusinessProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run whose machines all ended before its last channel. */
@Timeout(60)
class ContinuedRunTest {
    private static final int CHANNELS = 100;
    private static final RunSettings SLOW = RunSettings.DEFAULT.withRequestsPerSecond(100);
    private static final RunSettings FAST = RunSettings.DEFAULT.withRequestsPerSecond(1_000);
    private static final TestPostgres POSTGRES = TestPostgres.shared();

    private final DataSource database = POSTGRES.schema();

    private PostgresFleetEngine machine(HttpFleet fleet, RunSettings settings) {
        return PostgresFleetEngine.builder(database, fleet).settings(settings).build();
    }

    /** Stops the machine after the first results. */
    private RunReport stopped(HttpFleet fleet, RunRequest request) throws InterruptedException {
        PostgresFleetEngine machine = machine(fleet, SLOW);
        return machine.run(request.observedBy(new RunObserver() {
            @Override
            public void finished(ChannelResult result) {
                machine.stop();
            }
        }));
    }

    @Test
    void anApplyIsContinuedAndFailedChannelsAreTriedAgain() throws Exception {
        try (HttpFleet fleet = HttpFleet.of(CHANNELS)) {
            fleet.account(1).revokeKey();
            RunReport stopped = stopped(fleet, RunRequest.apply(fleet.fleet()));
            fleet.account(1).restoreKey();
            int known = (int) stopped.results().stream()
                    .filter(result -> result.state() == ChannelState.UPDATED)
                    .count();
            List<String> later = new ArrayList<>();
            List<Integer> earlier = new ArrayList<>();

            RunReport continued = machine(fleet, FAST)
                    .run(RunRequest.apply(fleet.fleet()).observedBy(new RunObserver() {
                        @Override
                        public void started(int channels, int finished) {
                            earlier.add(finished);
                        }

                        @Override
                        public void finished(ChannelResult result) {
                            later.add(result.channel());
                        }
                    }));

            assertThat(stopped.stopped()).isTrue();
            assertThat(stopped.results()).hasSizeBetween(1, CHANNELS - 1);
            assertThat(stopped.counts()).containsEntry(ChannelState.FAILED, 1);
            assertThat(continued.runId()).isEqualTo(stopped.runId());
            assertThat(continued.started()).isEqualTo(stopped.started());
            assertThat(continued.isAsDesired()).isTrue();
            assertThat(earlier).containsExactly(known);
            assertThat(later).hasSize(CHANNELS - known).contains("channel-1");
            assertThat(fleet.writes).hasSize(CHANNELS).doesNotContainValue(2);
        }
    }

    @Test
    void aContinuedRunKeepsOnlyWhatIsKnownAboutWrites() throws Exception {
        try (HttpFleet fleet = HttpFleet.of(2)) {
            fleet.account(2).setProfile(BusinessProfile.builder().about("new").build());
            PostgresFleetEngine machine = machine(fleet, FAST);
            machine.stop();
            machine.run(RunRequest.apply(fleet.fleet()));
            byte[] usedUp = ProgressSerializer.bytes(
                    new ChannelProgress(7, 2, Duration.ofMinutes(15), WriteStatus.ACKNOWLEDGED, List.of(), 3));
            Database sql = new Database(database);
            sql.update("delete from waba_fleet_task where task_instance = 'channel-1'");
            sql.update(
                    "update waba_fleet_channel set state = 'DRIFTED', progress = ? where channel = 'channel-1'",
                    usedUp);
            sql.update("update waba_fleet_task set task_data = ? where task_instance = 'channel-2'", usedUp);

            RunReport continued = machine.run(RunRequest.apply(fleet.fleet()));

            assertThat(continued.counts()).containsEntry(ChannelState.UPDATED, 2);
            assertThat(continued.results()).extracting(ChannelResult::attempts).allMatch(attempts -> attempts <= 2);
            assertThat(fleet.writes).as("one write, to channel-1").hasSize(1).doesNotContainValue(2);
        }
    }

    @Test
    void aCheckKeepsTheRecordOfAnUnfinishedApply() throws Exception {
        try (HttpFleet fleet = HttpFleet.of(CHANNELS)) {
            RunReport stopped = stopped(fleet, RunRequest.apply(fleet.fleet()));
            int updated = stopped.results().size();
            stopped(fleet, RunRequest.check(fleet.fleet()));

            RunReport check = machine(fleet, FAST).run(RunRequest.check(fleet.fleet()));
            RunReport continued = machine(fleet, FAST).run(RunRequest.apply(fleet.fleet()));

            assertThat(check.runId()).isNotEqualTo(stopped.runId());
            assertThat(check.results()).hasSize(CHANNELS);
            assertThat(check.counts().get(ChannelState.UNCHANGED))
                    .as("a channel whose values the stop did not let it read back is written too")
                    .isGreaterThanOrEqualTo(updated);
            assertThat(continued.runId()).isEqualTo(stopped.runId());
            assertThat(continued.counts()).containsEntry(ChannelState.UPDATED, CHANNELS);
            assertThat(fleet.writes).hasSize(CHANNELS).doesNotContainValue(2);
        }
    }

    @Test
    void anUnfinishedCheckIsDroppedWhenTheApplyContinues() throws Exception {
        try (HttpFleet fleet = HttpFleet.of(CHANNELS)) {
            RunReport stopped = stopped(fleet, RunRequest.apply(fleet.fleet()));
            RunReport check = stopped(fleet, RunRequest.check(fleet.fleet()));

            RunReport continued = machine(fleet, FAST).run(RunRequest.apply(fleet.fleet()));

            assertThat(check.stopped()).isTrue();
            assertThat(continued.runId()).isEqualTo(stopped.runId());
            assertThat(continued.isAsDesired()).isTrue();
            assertThat(new Database(database).query("select kind from waba_fleet_run", row -> row.getString(1)))
                    .containsExactly("APPLY");
        }
    }

    @Test
    void aCheckBeginsAnew() throws Exception {
        try (HttpFleet fleet = HttpFleet.of(CHANNELS)) {
            RunReport stopped = stopped(fleet, RunRequest.check(fleet.fleet()));

            RunReport second = machine(fleet, FAST).run(RunRequest.check(fleet.fleet()));

            assertThat(stopped.stopped()).isTrue();
            assertThat(second.runId()).isNotEqualTo(stopped.runId());
            assertThat(second.counts()).containsEntry(ChannelState.DRIFTED, CHANNELS);
        }
    }

    @Test
    void anInterruptedThreadStopsTheMachine() throws Exception {
        try (HttpFleet fleet = HttpFleet.of(CHANNELS)) {
            PostgresFleetEngine machine = machine(fleet, SLOW);
            Thread caller = Thread.currentThread();

            assertThatThrownBy(() -> machine.run(RunRequest.apply(fleet.fleet()).observedBy(new RunObserver() {
                        @Override
                        public void started(int channels, int finished) {
                            caller.interrupt();
                        }
                    })))
                    .isInstanceOf(InterruptedException.class);

            assertThat(FleetStatus.read(database))
                    .hasValueSatisfying(status -> assertThat(status.nodes()).isEmpty());
            assertThat(machine(fleet, FAST).run(RunRequest.apply(fleet.fleet())).isAsDesired())
                    .isTrue();
            assertThat(fleet.writes).hasSize(CHANNELS).doesNotContainValue(2);
        }
    }
}
