package io.wabaprofile.fleet.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.fleet.ChannelResult;
import io.wabaprofile.fleet.ChannelState;
import io.wabaprofile.fleet.RunObserver;
import io.wabaprofile.fleet.RunReport;
import io.wabaprofile.fleet.RunRequest;
import io.wabaprofile.fleet.RunSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SeveralMachinesTest {
    private static final RunSettings SETTINGS = RunSettings.DEFAULT.withRequestsPerSecond(1_000);
    private static final TestPostgres POSTGRES = TestPostgres.shared();

    private final DataSource database = POSTGRES.schema();

    private PostgresFleetEngine machine(HttpFleet fleet, RunSettings settings) {
        return PostgresFleetEngine.builder(database, fleet).settings(settings).build();
    }

    /** The results as they come, and a latch for the first. */
    private static final class Results implements RunObserver {
        final List<String> channels = new CopyOnWriteArrayList<>();
        final CountDownLatch first = new CountDownLatch(1);
        volatile int finishedBefore;

        @Override
        public void started(int channels, int finished) {
            finishedBefore = finished;
        }

        @Override
        public void finished(ChannelResult result) {
            channels.add(result.channel());
            first.countDown();
        }
    }

    @Test
    void machinesShareTheChannelsAndReturnTheSameReport() throws Exception {
        try (HttpFleet fleet = HttpFleet.of(400);
                Machines machines = new Machines()) {
            RunRequest request = RunRequest.apply(fleet.fleet());
            Results first = new Results();
            Results second = new Results();

            Future<RunReport> one =
                    machines.start(() -> machine(fleet, SETTINGS).run(request.observedBy(first)));
            Future<RunReport> two =
                    machines.start(() -> machine(fleet, SETTINGS).run(request.observedBy(second)));

            assertThat(one.get()).isEqualTo(two.get());
            assertThat(one.get().isAsDesired()).isTrue();
            assertThat(fleet.writes).hasSize(400).doesNotContainValue(2);
            assertThat(first.channels).hasSize(400 - first.finishedBefore).doesNotHaveDuplicates();
            assertThat(second.channels).hasSize(400 - second.finishedBefore).doesNotHaveDuplicates();
            assertThat(first.finishedBefore).isLessThan(400);
            assertThat(second.finishedBefore).isLessThan(400);
        }
    }

    @Test
    void machinesShareTheLimitOfRequests() throws Exception {
        try (HttpFleet fleet = HttpFleet.of(160);
                Machines machines = new Machines()) {
            machine(fleet, SETTINGS).run(RunRequest.check(fleet.fleet())); // the first requests of a JVM are late
            fleet.requests.clear();
            RunRequest request = RunRequest.apply(fleet.fleet());
            RunSettings limited = SETTINGS.withRequestsPerSecond(100);

            Future<RunReport> one = machines.start(() -> machine(fleet, limited).run(request));
            Future<RunReport> two = machines.start(() -> machine(fleet, limited).run(request));
            RunReport report = one.get();
            two.get();

            assertThat(fleet.requests).hasSize(480);
            assertThat(fleet.busiestSecond()).isBetween(80, 115);
            assertThat(Duration.between(report.started(), report.finished()))
                    .isBetween(Duration.ofMillis(4_600), Duration.ofMillis(6_500));
        }
    }

    @Test
    void aStoppedMachineLeavesItsChannelsToTheOthers() throws Exception {
        try (HttpFleet fleet = HttpFleet.of(300);
                Machines machines = new Machines()) {
            RunRequest request = RunRequest.apply(fleet.fleet());
            Results results = new Results();
            RunSettings slow = SETTINGS.withRequestsPerSecond(400);
            PostgresFleetEngine stopping = machine(fleet, slow);
            Future<RunReport> one = machines.start(() -> stopping.run(request.observedBy(results)));
            assertThat(results.first.await(30, TimeUnit.SECONDS)).isTrue();
            Future<RunReport> two = machines.start(() -> machine(fleet, slow).run(request));
            stopping.stop();

            assertThat(one.get().stopped()).isTrue();
            assertThat(one.get().counts().get(ChannelState.SKIPPED)).isPositive();
            assertThat(two.get().isAsDesired()).isTrue();
            assertThat(two.get().runId()).isEqualTo(one.get().runId());
            assertThat(fleet.writes).hasSize(300).doesNotContainValue(2);
        }
    }

    @Test
    void tooManyFailuresStopAllMachinesWithTheSameReport() throws Exception {
        try (HttpFleet fleet = HttpFleet.of(300);
                Machines machines = new Machines()) {
            fleet.account(1).revokeKey();
            RunRequest request = RunRequest.apply(fleet.fleet());
            RunSettings strict = SETTINGS.withRequestsPerSecond(100).withMaxFailures(0);
            Results results = new Results();

            Future<RunReport> one = machines.start(() -> machine(fleet, strict).run(request.observedBy(results)));
            Future<RunReport> two = machines.start(
                    () -> machine(fleet, strict.withMaxFailures(300)).run(request));

            assertThat(two.get()).isEqualTo(one.get());
            assertThat(one.get().stopped()).isTrue();
            assertThat(one.get().counts())
                    .containsEntry(ChannelState.FAILED, 1)
                    .hasEntrySatisfying(
                            ChannelState.SKIPPED, skipped -> assertThat(skipped).isGreaterThan(100));
            assertThat(one.get().results()).hasSize(300);
        }
    }

    @Test
    void aMachineWithAnotherFleetOrLimitIsRefusedWhileARunIsUnfinished() throws Exception {
        try (HttpFleet fleet = HttpFleet.of(300);
                HttpFleet other = HttpFleet.of(1);
                Machines machines = new Machines()) {
            Results results = new Results();
            PostgresFleetEngine working = machine(fleet, SETTINGS.withRequestsPerSecond(60));
            Future<RunReport> run = machines.start(
                    () -> working.run(RunRequest.apply(fleet.fleet()).observedBy(results)));
            assertThat(results.first.await(30, TimeUnit.SECONDS)).isTrue();

            assertThatThrownBy(() -> machine(other, SETTINGS).run(RunRequest.apply(other.fleet())))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another fleet file, plan or address")
                    .hasMessageContaining("Use the same files");
            assertThatThrownBy(() -> machine(fleet, SETTINGS).run(RunRequest.apply(fleet.fleet())))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("60 requests per second")
                    .hasMessageContaining("started with 1000");
            working.stop();
            assertThat(run.get().stopped()).isTrue();

            assertThat(machine(other, SETTINGS)
                            .run(RunRequest.apply(other.fleet()))
                            .isAsDesired())
                    .as("a run without machines is replaced by that of another fleet")
                    .isTrue();
        }
    }
}
