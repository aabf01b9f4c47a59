package io.wabaprofile.fleet.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wabaprofile.fleet.ChannelResult;
import io.wabaprofile.fleet.ChannelState;
import io.wabaprofile.fleet.FieldDifference.Comparison;
import io.wabaprofile.fleet.FleetPlan;
import io.wabaprofile.fleet.PhotoFile;
import io.wabaprofile.fleet.RunObserver;
import io.wabaprofile.fleet.RunReport;
import io.wabaprofile.fleet.RunRequest;
import io.wabaprofile.fleet.RunSettings;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.testkit.SamplePhoto;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One machine. */
@Timeout(60)
class PostgresFleetEngineTest {
    private static final TestPostgres POSTGRES = TestPostgres.shared();

    private final DataSource database = POSTGRES.schema();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private RunSettings settings = RunSettings.DEFAULT.withRequestsPerSecond(1_000);

    private RunReport run(HttpFleet fleet, RunRequest request) throws InterruptedException {
        return PostgresFleetEngine.builder(database, fleet)
                .settings(settings)
                .meters(meters)
                .build()
                .run(request);
    }

    @Test
    void bringsEachChannelToTheDesiredProfileWithOneWrite() throws Exception {
        try (HttpFleet fleet = HttpFleet.of(100)) {
            RunReport report = run(fleet, RunRequest.apply(fleet.fleet()));

            assertThat(report.isAsDesired()).isTrue();
            assertThat(report.counts()).containsEntry(ChannelState.UPDATED, 100);
            assertThat(report.results())
                    .extracting(ChannelResult::channel)
                    .startsWith("channel-1", "channel-2", "channel-3")
                    .hasSize(100);
            assertThat(fleet.writes).hasSize(100).containsValue(1).doesNotContainValue(2);
            assertThat(fleet.account(100).profile().about()).contains("new");
        }
    }

    @Test
    void aFinishedRunIsFollowedByANewOne() throws Exception {
        try (HttpFleet fleet = HttpFleet.of(10)) {
            RunReport first = run(fleet, RunRequest.apply(fleet.fleet()));
            RunReport second = run(fleet, RunRequest.apply(fleet.fleet()));

            assertThat(second.runId()).isNotEqualTo(first.runId());
            assertThat(second.counts()).containsEntry(ChannelState.UNCHANGED, 10);
            assertThat(fleet.writes).hasSize(10).doesNotContainValue(2);
        }
    }

    @Test
    void aCheckReportsDriftAndWritesNothing() throws Exception {
        try (HttpFleet fleet = HttpFleet.of(3)) {
            fleet.account(2).setProfile(BusinessProfile.builder().about("new").build());

            RunReport report = run(fleet, RunRequest.check(fleet.fleet()));

            assertThat(report.results())
                    .extracting(ChannelResult::state)
                    .containsExactly(ChannelState.DRIFTED, ChannelState.UNCHANGED, ChannelState.DRIFTED);
            assertThat(report.results().get(0).differences())
                    .singleElement()
                    .satisfies(difference -> assertThat(difference.current()).containsExactly("old"));
            assertThat(fleet.writes).isEmpty();
        }
    }

    @Test
    void aChannelThatChangedAfterThePlanIsNotWritten() throws Exception {
        try (HttpFleet fleet = HttpFleet.of(2)) {
            FleetPlan plan = FleetPlan.of(run(fleet, RunRequest.check(fleet.fleet())));
            fleet.account(1)
                    .setProfile(BusinessProfile.builder().about("by hand").build());

            RunReport report = run(fleet, RunRequest.apply(fleet.fleet(), plan));

            assertThat(report.results())
                    .extracting(ChannelResult::state)
                    .containsExactly(ChannelState.STALE, ChannelState.UPDATED);
            assertThat(fleet.writes).containsOnlyKeys(2);
        }
    }

    @Test
    void oneFailingChannelDoesNotStopTheOthers() throws Exception {
        try (HttpFleet fleet = HttpFleet.of(10)) {
            fleet.account(3).revokeKey();

            RunReport report = run(fleet, RunRequest.apply(fleet.fleet()));

            assertThat(report.counts()).containsEntry(ChannelState.UPDATED, 9).containsEntry(ChannelState.FAILED, 1);
            assertThat(report.stopped()).isFalse();
            assertThat(report.results().get(2).failure())
                    .hasValueSatisfying(failure -> assertThat(failure.kind()).isEqualTo("unauthorized"));
            assertThat(meters.get("waba.profile.fleet.channels")
                            .tag("state", "failed")
                            .counter()
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void aThrottledChannelIsPostponedWithoutAThread() throws Exception {
        try (HttpFleet fleet = HttpFleet.of(20)) {
            fleet.account(1).throttle(Duration.ofSeconds(2));
            List<String> events = new ArrayList<>();
            settings = settings.withWorkers(1);

            RunReport report = run(fleet, RunRequest.apply(fleet.fleet()).observedBy(new RunObserver() {
                @Override
                public void finished(ChannelResult result) {
                    events.add(result.channel());
                }

                @Override
                public void postponed(String channel, Duration wait) {
                    events.add("postponed " + channel + " " + wait);
                    fleet.account(1).recover();
                }
            }));

            assertThat(report.isAsDesired()).isTrue();
            assertThat(report.results().get(0).attempts()).isEqualTo(2);
            assertThat(events)
                    .startsWith("postponed channel-1 PT2S")
                    .endsWith("channel-1")
                    .hasSize(21);
            assertThat(Duration.between(report.started(), report.finished())).isGreaterThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void aPhotoIsSetOnceAndComparedByItsSourceAfterwards(@TempDir Path directory) throws Exception {
        Path photo = SamplePhoto.jpeg().writeTo(directory);
        try (HttpFleet fleet = HttpFleet.of(1)) {
            fleet.change(1, channel -> channel.withPhoto(PhotoFile.of(photo)));

            RunReport first = run(fleet, RunRequest.apply(fleet.fleet()));
            RunReport check = run(fleet, RunRequest.check(fleet.fleet()));

            assertThat(first.counts()).containsEntry(ChannelState.UPDATED, 1);
            assertThat(fleet.account(1).photo()).isPresent();
            assertThat(check.counts()).containsEntry(ChannelState.UNCHANGED, 1);
            assertThat(check.results().get(0).differences())
                    .noneMatch(difference -> difference.comparison() == Comparison.NOT_COMPARABLE);
        }
    }

    @Test
    void tooManyFailuresStopTheRunAndTheNextStartContinuesIt() throws Exception {
        try (HttpFleet fleet = HttpFleet.of(200)) {
            fleet.account(1).revokeKey();
            settings = settings.withWorkers(1).withMaxFailures(0).withRequestsPerSecond(60);

            RunReport stopped = run(fleet, RunRequest.apply(fleet.fleet()));
            fleet.account(1).restoreKey();
            settings = settings.withRequestsPerSecond(2_000).withWorkers(16);
            RunReport continued = run(fleet, RunRequest.apply(fleet.fleet()));

            assertThat(stopped.stopped()).isTrue();
            assertThat(stopped.results())
                    .hasSize(200)
                    .last()
                    .satisfies(result -> assertThat(result.state()).isEqualTo(ChannelState.SKIPPED));
            assertThat(continued.runId()).isEqualTo(stopped.runId());
            assertThat(continued.counts()).containsEntry(ChannelState.UPDATED, 200);
            assertThat(fleet.writes).hasSize(200).doesNotContainValue(2);
        }
    }

    @Test
    void anExceptionOfTheObserverEndsTheRun() {
        try (HttpFleet fleet = HttpFleet.of(3)) {
            RunObserver broken = new RunObserver() {
                @Override
                public void finished(ChannelResult result) {
                    throw new UnsupportedOperationException("no terminal");
                }
            };

            assertThatThrownBy(() -> run(fleet, RunRequest.apply(fleet.fleet()).observedBy(broken)))
                    .hasMessageContaining("no terminal");
        }
    }

    @Test
    void withoutTablesTheErrorSaysHowToCreateThem() {
        try (HttpFleet fleet = HttpFleet.of(1)) {
            PostgresFleetEngine engine =
                    PostgresFleetEngine.builder(POSTGRES.emptySchema(), fleet).build();

            assertThatThrownBy(() -> engine.run(RunRequest.check(fleet.fleet())))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("FleetSchema.create")
                    .hasMessageContaining("classpath:db/migration/waba-profile-fleet");
        }
    }
}
