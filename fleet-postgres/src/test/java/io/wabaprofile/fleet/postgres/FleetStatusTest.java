package io.wabaprofile.fleet.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.fleet.ChannelResult;
import io.wabaprofile.fleet.ChannelState;
import io.wabaprofile.fleet.RunKind;
import io.wabaprofile.fleet.RunObserver;
import io.wabaprofile.fleet.RunReport;
import io.wabaprofile.fleet.RunRequest;
import io.wabaprofile.fleet.RunSettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the tables say, and how they are created. */
@Timeout(60)
class FleetStatusTest {
    private static final TestPostgres POSTGRES = TestPostgres.shared();

    @Test
    void beforeTheFirstRunThereIsNoStatus() {
        assertThat(FleetStatus.read(POSTGRES.schema())).isEmpty();
    }

    @Test
    void duringARunItHasTheMachinesAndWhatRemains() throws Exception {
        DataSource database = POSTGRES.schema();
        List<FleetStatus> seen = new ArrayList<>();
        try (HttpFleet fleet = HttpFleet.of(50)) {
            fleet.account(1).revokeKey();
            RunReport report = PostgresFleetEngine.builder(database, fleet)
                    .settings(RunSettings.DEFAULT.withRequestsPerSecond(100))
                    .nodeName("first machine")
                    .build()
                    .run(RunRequest.apply(fleet.fleet()).observedBy(new RunObserver() {
                        @Override
                        public void finished(ChannelResult result) {
                            seen.add(FleetStatus.read(database).orElseThrow());
                        }
                    }));

            FleetStatus during = seen.get(0);
            assertThat(during.runId()).isEqualTo(report.runId());
            assertThat(during.kind()).isEqualTo(RunKind.APPLY);
            assertThat(during.channels()).isEqualTo(50);
            assertThat(during.remaining()).isBetween(1, 49);
            assertThat(during.finished()).isEmpty();
            assertThat(during.nodes()).singleElement().asString().startsWith("first machine-");

            FleetStatus after = FleetStatus.read(database).orElseThrow();
            assertThat(after.counts())
                    .containsEntry(ChannelState.UPDATED, 49)
                    .containsEntry(ChannelState.FAILED, 1)
                    .containsEntry(ChannelState.SKIPPED, 0);
            assertThat(after.remaining()).isZero();
            assertThat(after.finished()).contains(report.finished());
            assertThat(after.nodes()).isEmpty();
        }
    }

    @Test
    void tablesAreCreatedOnceAlsoIfSeveralMachinesCreateThem() throws Exception {
        DataSource database = POSTGRES.emptySchema();
        ExecutorService machines = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> created = new ArrayList<>();
            for (int machine = 0; machine < 4; machine++) {
                created.add(machines.submit(() -> FleetSchema.create(database)));
            }
            for (Future<?> each : created) {
                each.get();
            }
        } finally {
            machines.shutdownNow();
        }
        FleetSchema.create(database);

        try (Connection connection = database.getConnection();
                ResultSet tables = connection
                        .getMetaData()
                        .getTables(null, connection.getSchema(), "waba_fleet%", new String[] {"TABLE"})) {
            List<String> names = new ArrayList<>();
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME"));
            }
            assertThat(names)
                    .containsExactlyInAnyOrder(
                            "waba_fleet_run",
                            "waba_fleet_node",
                            "waba_fleet_channel",
                            "waba_fleet_task",
                            "waba_fleet_rate",
                            "waba_fleet_photo");
        }
    }

    @Test
    void settingsOutOfTheirRangeAreRefused() {
        try (HttpFleet fleet = HttpFleet.of(1)) {
            PostgresFleetEngine.Builder engine = PostgresFleetEngine.builder(POSTGRES.emptySchema(), fleet);

            assertThatThrownBy(() -> engine.nodeName("n".repeat(41)))
                    .hasMessage("nodeName must have 1 to 40 characters, but has 41");
            assertThatThrownBy(() -> engine.heartbeat(Duration.of(1, ChronoUnit.MILLIS)))
                    .hasMessage("heartbeat must be between 50 milliseconds and a minute, but is PT0.001S");
            assertThatThrownBy(() -> engine.heartbeat(Duration.ofMinutes(2)))
                    .hasMessageStartingWith("heartbeat must be between");
        }
    }
}
