package io.wabaprofile.fleet.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.fleet.ChannelResult;
import io.wabaprofile.fleet.RunObserver;
import io.wabaprofile.fleet.RunReport;
import io.wabaprofile.fleet.RunRequest;
import io.wabaprofile.fleet.RunSettings;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DatabaseOutageTest {

    @Test
    void aRestartOfPostgresDelaysTheRunAndFailsNoChannel() throws Exception {
        try (TestPostgres postgres = TestPostgres.start();
                HttpFleet fleet = HttpFleet.of(200);
                Machines machines = new Machines()) {
            DataSource database = postgres.schema();
            CountDownLatch working = new CountDownLatch(30);
            RunRequest request = RunRequest.apply(fleet.fleet()).observedBy(new RunObserver() {
                @Override
                public void finished(ChannelResult result) {
                    working.countDown();
                }
            });

            Future<RunReport> one =
                    machines.start(() -> machine(database, fleet).run(request));
            Future<RunReport> two =
                    machines.start(() -> machine(database, fleet).run(request));
            assertThat(working.await(30, TimeUnit.SECONDS)).isTrue();
            postgres.restart(() -> assertThat(one.isDone() || two.isDone()).isFalse());

            assertThat(one.get().isAsDesired()).isTrue();
            assertThat(one.get()).isEqualTo(two.get());
            assertThat(fleet.writes).hasSize(200).doesNotContainValue(2);
        }
    }

    private static PostgresFleetEngine machine(DataSource database, HttpFleet fleet) {
        return PostgresFleetEngine.builder(database, fleet)
                .settings(RunSettings.DEFAULT.withRequestsPerSecond(100))
                .heartbeat(Duration.ofMillis(200))
                .build();
    }
}
