package io.wabaprofile.fleet.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.fleet.RunObserver;
import io.wabaprofile.fleet.RunReport;
import io.wabaprofile.fleet.RunRequest;
import io.wabaprofile.fleet.RunSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clocks of the machines are wrong by a minute: the database has a function that replaces its clock. */
@Timeout(60)
class ClockSkewTest {
    private static final TestPostgres POSTGRES = TestPostgres.shared();

    private static DataSource databaseWithClock(int secondsAhead) {
        String clock = "clock_" + (secondsAhead < 0 ? "behind" : "ahead");
        Database setup = new Database(POSTGRES.emptySchema());
        setup.update("create schema " + clock);
        setup.update("create function " + clock + ".clock_timestamp() returns timestamptz volatile language sql"
                + " as $$ select pg_catalog.clock_timestamp() + interval '" + secondsAhead + " seconds' $$");
        DataSource database = POSTGRES.pool(clock + ",pg_catalog");
        FleetSchema.create(database);
        return database;
    }

    @ParameterizedTest
    @ValueSource(ints = {-60, 60})
    void postponedChannelsRunOnTimeAndNoMachineIsTakenForDead(int secondsAhead) throws Exception {
        DataSource database = databaseWithClock(secondsAhead);
        try (HttpFleet fleet = HttpFleet.of(100);
                Machines machines = new Machines()) {
            fleet.account(1).throttle(Duration.ofSeconds(1));
            RunRequest request = RunRequest.apply(fleet.fleet()).observedBy(new RunObserver() {
                @Override
                public void postponed(String channel, Duration wait) {
                    fleet.account(1).recover();
                }
            });

            Future<RunReport> one =
                    machines.start(() -> machine(database, fleet).run(request));
            Future<RunReport> two =
                    machines.start(() -> machine(database, fleet).run(request));
            RunReport report = one.get();
            two.get();

            assertThat(report.isAsDesired()).isTrue();
            assertThat(Duration.between(report.started(), report.finished())).isLessThan(Duration.ofSeconds(8));
            assertThat(report.finished())
                    .as("times are those of the database")
                    .isBetween(
                            Instant.now().plusSeconds(secondsAhead - 10L),
                            Instant.now().plusSeconds(secondsAhead));
            assertThat(fleet.requests)
                    .as("three requests per channel, and the throttled one: none was tried again by another machine")
                    .hasSize(301);
        }
    }

    /** A channel waits longer for its requests than a machine without heartbeats stays alive. */
    private static PostgresFleetEngine machine(DataSource database, HttpFleet fleet) {
        return PostgresFleetEngine.builder(database, fleet)
                .settings(RunSettings.DEFAULT.withRequestsPerSecond(100))
                .heartbeat(Duration.ofMillis(100))
                .build();
    }
}
