package io.wabaprofile.fleet.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.fleet.RunReport;
import io.wabaprofile.fleet.RunRequest;
import io.wabaprofile.fleet.RunSettings;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TakeoverTest {
    private static final RunSettings SETTINGS = RunSettings.DEFAULT.withRequestsPerSecond(1_000);
    private static final TestPostgres POSTGRES = TestPostgres.shared();

    @Test
    void aMachineThatWakesUpLateDoesNotWriteWhatAnotherMachineTookOver() throws Exception {
        CountDownLatch hasRead = new CountDownLatch(4);
        CountDownLatch released = new CountDownLatch(1);
        var database = POSTGRES.schema();
        InterruptibleDatabase unreliable = new InterruptibleDatabase(database);
        try (HttpFleet fleet = HttpFleet.of(4);
                Machines machines = new Machines()) {
            RunRequest request = RunRequest.apply(fleet.fleet());
            Future<RunReport> paused = machines.start(() -> PostgresFleetEngine.builder(
                            unreliable.source(), new PausedAfterRead(fleet, hasRead, released))
                    .settings(SETTINGS)
                    .heartbeat(Duration.ofMillis(100))
                    .build()
                    .run(request));
            PausedAfterRead.await(hasRead);
            unreliable.interrupt();

            RunReport report = PostgresFleetEngine.builder(database, fleet)
                    .settings(SETTINGS)
                    .heartbeat(Duration.ofMillis(100))
                    .build()
                    .run(request);
            assertThat(fleet.writes).hasSize(4).doesNotContainValue(2);
            unreliable.restore();
            released.countDown();

            assertThat(paused.get()).isEqualTo(report);
            assertThat(report.isAsDesired()).isTrue();
            assertThat(fleet.writes)
                    .as("the late machine did not write")
                    .hasSize(4)
                    .doesNotContainValue(2);
        }
    }
}
