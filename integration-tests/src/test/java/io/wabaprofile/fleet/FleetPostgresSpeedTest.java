package io.wabaprofile.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long 10,000 channels take on two machines if the first 100 are throttled, and one machine is killed after 35 s. */
@Tag("measure")
@Tag("slow")
class FleetPostgresSpeedTest {
    private static final int CHANNELS = 10_000;
    private static final int RATE = 400;
    private static final int THROTTLED = 100;
    private static final double FLOOR_SECONDS = 3.0 * CHANNELS / RATE;

    @TempDir
    private Path directory;

    @Test
    void tenThousandChannelsAreWrittenOnceInLittleMoreThanTheRateLimitTakes() throws Exception {
        try (FleetPostgres postgres = FleetPostgres.start();
                Dialog360Simulator simulator = Dialog360Simulator.start()) {
            simulator.enable(Variant.THROTTLING_WITH_RETRY_AFTER);
            ManyChannels.accounts(CHANNELS).forEach(simulator::addAccount);
            for (int channel = 0; channel < THROTTLED; channel++) {
                simulator
                        .faults()
                        .on(Operation.FETCH_PROFILE)
                        .of(simulator.accounts().get(channel))
                        .throttle(0, Duration.ofSeconds(25));
            }
            Traffic traffic = Traffic.of(simulator);

            long start = System.nanoTime();
            RunProcess killed =
                    PostgresRunProcess.start(simulator.baseUri(), CHANNELS, RATE, postgres.url(), directory);
            RunProcess other = PostgresRunProcess.start(simulator.baseUri(), CHANNELS, RATE, postgres.url(), directory);
            Thread.sleep(35_000);
            killed.kill();
            int writesBeforeTheKill = traffic.writes();
            String printed = other.result(300);
            double seconds = (System.nanoTime() - start) / 1e9;
            int worstSecond = traffic.mostRequestsInASecond();

            System.out.printf(
                    "%d channels, %d requests/s, the first %d throttled for 25 s, two machines with -Xmx128m, one killed after 35 s"
                            + " (%d written): %.1f s, %.2f of the floor of %.0f s; %d requests, %d writes, most of a"
                            + " channel %d; worst second %d requests; database %s%n",
                    CHANNELS,
                    RATE,
                    THROTTLED,
                    writesBeforeTheKill,
                    seconds,
                    seconds / FLOOR_SECONDS,
                    FLOOR_SECONDS,
                    traffic.requests(),
                    traffic.writes(),
                    traffic.mostWritesOfAChannel(),
                    worstSecond,
                    postgres.size());
            assertThat(printed).contains("UPDATED=" + CHANNELS);
            assertThat(traffic.writes()).isEqualTo(CHANNELS);
            assertThat(traffic.mostWritesOfAChannel()).isEqualTo(1);
            assertThat(seconds / FLOOR_SECONDS).isLessThanOrEqualTo(1.20);
            assertThat(worstSecond).isLessThanOrEqualTo(RATE * 115 / 100);
        }
    }
}
