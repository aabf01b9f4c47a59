package io.wabaprofile.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run on one machine whose process is killed. */
class FleetRecoveryTest {
    private static final int CHANNELS = 300;
    private static final int RATE = 400;

    @TempDir
    private Path directory;

    @Test
    void aKilledRunContinuesAndWritesEachChannelOnce() throws Exception {
        try (Dialog360Simulator simulator = Dialog360Simulator.start()) {
            ManyChannels.accounts(CHANNELS).forEach(simulator::addAccount);
            for (int throttled = 0; throttled < 3; throttled++) {
                simulator
                        .faults()
                        .on(Operation.FETCH_PROFILE)
                        .of(simulator.accounts().get(throttled))
                        .throttle(0, Duration.ofSeconds(1));
            }
            Traffic traffic = Traffic.of(simulator);
            Path runFile = directory.resolve("fleet.run.jsonl");

            RunProcess first = LocalRunProcess.start(simulator.baseUri(), CHANNELS, RATE, runFile);
            await(traffic, CHANNELS / 3);
            first.kill();
            String continued = LocalRunProcess.start(simulator.baseUri(), CHANNELS, RATE, runFile)
                    .result(60);
            String repeated = LocalRunProcess.start(simulator.baseUri(), CHANNELS, RATE, runFile)
                    .result(60);

            assertThat(continued).contains("UPDATED=" + CHANNELS);
            assertThat(repeated).contains("UNCHANGED=" + CHANNELS);
            assertThat(traffic.writes()).isEqualTo(CHANNELS);
            assertThat(traffic.mostWritesOfAChannel()).isEqualTo(1);
        }
    }

    private static void await(Traffic traffic, int writes) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (traffic.writes() < writes) {
            assertThat(System.nanoTime()).as("the run writes").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
