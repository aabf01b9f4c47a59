package io.wabaprofile.fleet.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.fleet.ChannelResult;
import io.wabaprofile.fleet.ChannelState;
import io.wabaprofile.fleet.Fleet;
import io.wabaprofile.fleet.FleetPlan;
import io.wabaprofile.fleet.RunObserver;
import io.wabaprofile.fleet.RunReport;
import io.wabaprofile.fleet.RunRequest;
import io.wabaprofile.fleet.RunSettings;
import io.wabaprofile.fleet.SimulatedFleet;
import io.wabaprofile.port.Operation;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.testkit.VirtualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFleetEngineTest {
    private final VirtualTime time = VirtualTime.startingAt(Instant.parse("2026-11-28T12:00:00Z"));
    private final ImmediateExecutor executor = new ImmediateExecutor(time);
    private RunSettings settings = RunSettings.DEFAULT.withRequestsPerSecond(10_000);

    private LocalFleetEngine engine(SimulatedFleet fleet) {
        return LocalFleetEngine.builder(fleet)
                .settings(settings)
                .clock(time)
                .nanoTime(time)
                .sleeper(time)
                .random(() -> 0.5)
                .executors(threads -> executor)
                .build();
    }

    /** With real threads. */
    private LocalFleetEngine pooled(SimulatedFleet fleet) {
        return LocalFleetEngine.builder(fleet)
                .settings(settings)
                .nanoTime(time)
                .sleeper(time)
                .build();
    }

    @Test
    void bringsEachChannelToTheDesiredProfileWithOneWrite() throws Exception {
        SimulatedFleet fleet = SimulatedFleet.of(100);

        RunReport report = pooled(fleet).run(RunRequest.apply(fleet.fleet()));

        assertThat(report.isAsDesired()).isTrue();
        assertThat(report.counts()).containsEntry(ChannelState.UPDATED, 100);
        assertThat(report.results())
                .extracting(ChannelResult::channel)
                .startsWith("channel-1", "channel-2", "channel-3")
                .hasSize(100);
        assertThat(fleet.writes).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void aSecondRunWritesNothing() throws Exception {
        SimulatedFleet fleet = SimulatedFleet.of(20);
        pooled(fleet).run(RunRequest.apply(fleet.fleet()));
        fleet.writes.clear();

        RunReport second = pooled(fleet).run(RunRequest.apply(fleet.fleet()));

        assertThat(second.counts()).containsEntry(ChannelState.UNCHANGED, 20);
        assertThat(fleet.writes).isEmpty();
    }

    @Test
    void oneFailingChannelDoesNotStopTheOthers() throws Exception {
        SimulatedFleet fleet = SimulatedFleet.of(10);
        fleet.account(3).revokeKey();

        RunReport report = pooled(fleet).run(RunRequest.apply(fleet.fleet()));

        assertThat(report.counts()).containsEntry(ChannelState.UPDATED, 9).containsEntry(ChannelState.FAILED, 1);
        assertThat(report.isAsDesired()).isFalse();
        assertThat(report.stopped()).isFalse();
    }

    @Test
    void tooManyFailuresSkipTheRest() throws Exception {
        SimulatedFleet fleet = SimulatedFleet.of(10);
        fleet.account(2).revokeKey();
        fleet.account(4).revokeKey();
        settings = settings.withMaxFailures(1);

        RunReport report = engine(fleet).run(RunRequest.apply(fleet.fleet()));

        assertThat(report.results())
                .extracting(result -> result.state().name())
                .startsWith("UPDATED", "FAILED", "UPDATED", "FAILED", "SKIPPED")
                .hasSize(10);
        assertThat(report.stopped()).isTrue();
        assertThat(fleet.writes).hasSize(2);
    }

    @Test
    void aThrottledChannelWaitsWhileTheOthersGoOn() throws Exception {
        SimulatedFleet fleet = SimulatedFleet.of(5).at(time);
        fleet.faults.on(Operation.FETCH_PROFILE).of(fleet.account(1)).throttle(0, Duration.ofSeconds(25));
        List<String> postponed = new ArrayList<>();

        RunReport report = engine(fleet).run(RunRequest.apply(fleet.fleet()).observedBy(new RunObserver() {
            @Override
            public void postponed(String channel, Duration wait) {
                postponed.add(channel + " " + wait);
            }
        }));

        assertThat(report.isAsDesired()).isTrue();
        assertThat(postponed).containsExactly("channel-1 PT25S");
        assertThat(executor.delays).containsExactly(Duration.ofSeconds(25));
        assertThat(fleet.writes).endsWith("channel-1").hasSize(5);
        assertThat(report.results().get(0).attempts()).isEqualTo(2);
    }

    @Test
    void respectsTheRateLimit() throws Exception {
        SimulatedFleet fleet = SimulatedFleet.of(40);
        settings = settings.withRequestsPerSecond(20);

        engine(fleet).run(RunRequest.apply(fleet.fleet()));

        assertThat(fleet.reads.size() + fleet.writes.size()).isEqualTo(120);
        assertThat(Duration.ofNanos(time.getAsLong())).isBetween(Duration.ofMillis(5_900), Duration.ofMillis(6_000));
    }

    @Test
    void aCheckWritesNothingAndBecomesAPlan() throws Exception {
        SimulatedFleet fleet = SimulatedFleet.of(3);
        RunReport check = engine(fleet).run(RunRequest.check(fleet.fleet()));
        fleet.account(2).setProfile(BusinessProfile.builder().about("changed").build());

        RunReport report = pooled(fleet).run(RunRequest.apply(fleet.fleet(), FleetPlan.of(check)));

        assertThat(check.counts()).containsEntry(ChannelState.DRIFTED, 3);
        assertThat(report.results())
                .extracting(ChannelResult::state)
                .containsExactly(ChannelState.UPDATED, ChannelState.STALE, ChannelState.UPDATED);
        assertThat(fleet.writes).hasSize(2);
    }

    @Test
    void aPlanOfAnotherFleetIsRefused() throws Exception {
        SimulatedFleet fleet = SimulatedFleet.of(3);
        FleetPlan plan = FleetPlan.of(engine(fleet).run(RunRequest.check(fleet.fleet())));
        Fleet smaller = SimulatedFleet.of(2).fleet();

        assertThatThrownBy(() -> RunRequest.apply(smaller, plan))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "The plan was made for another fleet: the fleet has changed since, or other channels");
    }

    @Test
    void theObserverSeesTheStartAndEachResult() throws Exception {
        SimulatedFleet fleet = SimulatedFleet.of(3);
        List<String> events = new ArrayList<>();

        engine(fleet).run(RunRequest.apply(fleet.fleet()).observedBy(new RunObserver() {
            @Override
            public void started(int channels, int finished) {
                events.add("started " + channels + " " + finished);
            }

            @Override
            public void finished(ChannelResult result) {
                events.add(result.channel());
            }
        }));

        assertThat(events).containsExactly("started 3 0", "channel-1", "channel-2", "channel-3");
    }

    @Test
    void aFailureOfTheObserverEndsTheRun() {
        SimulatedFleet fleet = SimulatedFleet.of(3);
        RunRequest request = RunRequest.apply(fleet.fleet()).observedBy(new RunObserver() {
            @Override
            public void finished(ChannelResult result) {
                throw new IllegalStateException("the terminal is gone");
            }
        });

        assertThatThrownBy(() -> engine(fleet).run(request))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the terminal is gone");
    }

    @Test
    void stopEndsTheRunAfterTheCallsInProgressAndTheNextRunContinues(@TempDir Path directory) throws Exception {
        SimulatedFleet fleet = SimulatedFleet.of(50);
        settings = settings.withWorkers(2);
        LocalFleetEngine engine = LocalFleetEngine.builder(fleet)
                .settings(settings)
                .runFile(directory.resolve("run.jsonl"))
                .build();
        fleet.beforeWrite(channel -> engine.stop());

        RunReport stopped = engine.run(RunRequest.apply(fleet.fleet()));
        assertThat(fleet.writes).hasSizeBetween(1, 2);
        fleet.beforeWrite(channel -> {});
        RunReport continued = engine.run(RunRequest.apply(fleet.fleet()));

        assertThat(stopped.stopped()).isTrue();
        assertThat(continued.counts()).containsEntry(ChannelState.UPDATED, 50);
        assertThat(fleet.writes).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    void aStopBeforeTheRunEndsItAtOnce() throws Exception {
        SimulatedFleet fleet = SimulatedFleet.of(5);
        LocalFleetEngine engine = pooled(fleet);
        engine.stop();

        RunReport stopped = engine.run(RunRequest.apply(fleet.fleet()));
        RunReport next = engine.run(RunRequest.apply(fleet.fleet()));

        assertThat(stopped.stopped()).isTrue();
        assertThat(stopped.counts()).containsEntry(ChannelState.SKIPPED, 5);
        assertThat(next.isAsDesired()).isTrue();
    }

    @Test
    void anInterruptStopsTheRun() throws Exception {
        SimulatedFleet fleet = SimulatedFleet.of(50);
        LocalFleetEngine engine = pooled(fleet);
        CountDownLatch interrupted = new CountDownLatch(1);
        Thread runner = new Thread(() -> {
            try {
                engine.run(RunRequest.apply(fleet.fleet()));
            } catch (InterruptedException expected) {
                interrupted.countDown();
            }
        });
        fleet.beforeWrite(channel -> runner.interrupt());

        runner.start();

        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(fleet.writes).hasSizeLessThan(50);
    }

    @Test
    void anEmptyFleetIsFinishedAtOnce() throws Exception {
        RunReport report = engine(SimulatedFleet.of(0)).run(RunRequest.apply(Fleet.of(List.of())));

        assertThat(report.isAsDesired()).isTrue();
    }
}
