package io.wabaprofile.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long 10,000 channels take on one machine if the process is killed after 30 s. */
@Tag("measure")
@Tag("slow")
class LocalFleetSpeedTest {
    private static final int CHANNELS = 10_000;
    private static final int RATE = 400;
    private static final int THROTTLED = 100;
    private static final double FLOOR_SECONDS = 3.0 * CHANNELS / RATE;

    @TempDir
    private Path directory;

    @Test
    void tenThousandChannelsAreWrittenOnceInLittleMoreThanTheRateLimitTakes() throws Exception {
        try (Dialog360Simulator simulator = Dialog360Simulator.start()) {
            ManyChannels.accounts(CHANNELS).forEach(simulator::addAccount);
            for (int channel = 0; channel < THROTTLED; channel++) {
                simulator
                        .faults()
                        .on(Operation.FETCH_PROFILE)
                        .of(simulator.accounts().get(channel))
                        .throttle(0, Duration.ofSeconds(25));
            }
            Traffic traffic = Traffic.of(simulator);
            Path runFile = directory.resolve("fleet.run.jsonl");

            long start = System.nanoTime();
            RunProcess first = LocalRunProcess.start(simulator.baseUri(), CHANNELS, RATE, runFile);
            Thread.sleep(30_000);
            first.kill();
            int writesBeforeTheKill = traffic.writes();
            String continued = LocalRunProcess.start(simulator.baseUri(), CHANNELS, RATE, runFile)
                    .result(300);
            double seconds = (System.nanoTime() - start) / 1e9;
            int writes = traffic.writes();
            int worstSecond = traffic.mostRequestsInASecond();
            String repeated = LocalRunProcess.start(simulator.baseUri(), CHANNELS, RATE, runFile)
                    .result(300);

            System.out.printf(
                    "%d channels, %d requests/s, %d throttled for 25 s, -Xmx96m, killed after 30 s (%d written): %.1f s,"
                            + " %.2f of the floor of %.0f s; %d writes, most of a channel %d; worst second %d requests;"
                            + " second run wrote %d%n",
                    CHANNELS,
                    RATE,
                    THROTTLED,
                    writesBeforeTheKill,
                    seconds,
                    seconds / FLOOR_SECONDS,
                    FLOOR_SECONDS,
                    writes,
                    traffic.mostWritesOfAChannel(),
                    worstSecond,
                    traffic.writes() - writes);
            assertThat(continued).contains("UPDATED=" + CHANNELS);
            assertThat(repeated).contains("UNCHANGED=" + CHANNELS);
            assertThat(traffic.writes()).isEqualTo(CHANNELS);
            assertThat(traffic.mostWritesOfAChannel()).isEqualTo(1);
            assertThat(seconds / FLOOR_SECONDS).isLessThanOrEqualTo(1.20);
            assertThat(worstSecond).isLessThanOrEqualTo(RATE * 115 / 100);
        }
    }
}
