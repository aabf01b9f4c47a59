package io.wabaprofile.fleet.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.fleet.RunReport;
import io.wabaprofile.fleet.RunRequest;
import io.wabaprofile.fleet.RunSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class StoppingMachineTest {
    private static final TestPostgres POSTGRES = TestPostgres.shared();

    private final DataSource source = POSTGRES.schema();
    private final Database database = new Database(source);
    private final CountDownLatch hasRead = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    private PostgresFleetEngine paused(HttpFleet fleet, Duration heartbeat) {
        return PostgresFleetEngine.builder(source, new PausedAfterRead(fleet, hasRead, released))
                .settings(RunSettings.DEFAULT.withRequestsPerSecond(1_000))
                .heartbeat(heartbeat)
                .build();
    }

    private RunReport apply(HttpFleet fleet) throws InterruptedException {
        return PostgresFleetEngine.builder(source, fleet)
                .settings(RunSettings.DEFAULT.withRequestsPerSecond(1_000))
                .heartbeat(Duration.ofMillis(100))
                .build()
                .run(RunRequest.apply(fleet.fleet()));
    }

    /** Waits until a machine shows that it is alive after this time of the database. */
    private void awaitSignOfLife(Instant time) {
        while (database.query(
                        "select alive_until from waba_fleet_node where alive_until > ?",
                        row -> row.getObject(1, OffsetDateTime.class),
                        OffsetDateTime.parse(time.toString()))
                .isEmpty()) {
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    private Instant now() {
        return database.query("select clock_timestamp()", row -> row.getObject(1, OffsetDateTime.class))
                .get(0)
                .toInstant();
    }

    @Test
    void staysAliveUntilItsCallsAreFinished() throws Exception {
        try (HttpFleet fleet = HttpFleet.of(1);
                HttpFleet other = HttpFleet.of(2);
                Machines machines = new Machines()) {
            PostgresFleetEngine engine = paused(fleet, Duration.ofMillis(100));
            Future<RunReport> stopping = machines.start(() -> engine.run(RunRequest.apply(fleet.fleet())));
            PausedAfterRead.await(hasRead);
            engine.stop();
            awaitSignOfLife(now().plus(Duration.ofSeconds(1)));

            assertThatThrownBy(() -> apply(other)).hasMessageContaining("another fleet file or plan");
            released.countDown();

            assertThat(stopping.get().stopped()).isTrue();
            assertThat(apply(other).isAsDesired()).isTrue();
        }
    }

    @Test
    void anotherFleetDoesNotReplaceARunWhoseCallsAreInProgress() throws Exception {
        try (HttpFleet fleet = HttpFleet.of(1);
                HttpFleet other = HttpFleet.of(2);
                Machines machines = new Machines()) {
            PostgresFleetEngine engine = paused(fleet, Duration.ofMinutes(1));
            Future<RunReport> running = machines.start(() -> engine.run(RunRequest.apply(fleet.fleet())));
            PausedAfterRead.await(hasRead);
            database.update("delete from waba_fleet_node");

            assertThatThrownBy(() -> apply(other)).hasMessageContaining("another fleet file or plan");
            released.countDown();

            assertThat(running.get().isAsDesired()).isTrue();
        }
    }

    @Test
    void aStopBeforeTheRunEndsTheNextRunOnly() throws Exception {
        try (HttpFleet fleet = HttpFleet.of(20)) {
            PostgresFleetEngine engine =
                    PostgresFleetEngine.builder(source, fleet).build();
            engine.stop();

            assertThat(engine.run(RunRequest.apply(fleet.fleet())).stopped()).isTrue();
            assertThat(fleet.writes).isEmpty();
            assertThat(engine.run(RunRequest.apply(fleet.fleet())).isAsDesired())
                    .isTrue();
        }
    }
}
