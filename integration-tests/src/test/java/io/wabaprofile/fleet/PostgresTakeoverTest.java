package io.wabaprofile.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.fleet.postgres.FleetStatus;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes share a run, and one is killed. */
@Timeout(120)
class PostgresTakeoverTest {
    private static final int CHANNELS = 300;
    private static final int RATE = 100;

    @TempDir
    private Path directory;

    @Test
    void theOtherMachineFinishesTheRunWithOneWritePerChannel() throws Exception {
        try (FleetPostgres postgres = FleetPostgres.start();
                Dialog360Simulator simulator = Dialog360Simulator.start()) {
            ManyChannels.accounts(CHANNELS).forEach(simulator::addAccount);
            Traffic traffic = Traffic.of(simulator);

            RunProcess killed =
                    PostgresRunProcess.start(simulator.baseUri(), CHANNELS, RATE, postgres.url(), directory);
            RunProcess other = PostgresRunProcess.start(simulator.baseUri(), CHANNELS, RATE, postgres.url(), directory);
            await(traffic, CHANNELS / 5);
            FleetStatus before = FleetStatus.read(postgres.source()).orElseThrow();
            killed.kill();
            String printed = other.result(60);
            FleetStatus after = FleetStatus.read(postgres.source()).orElseThrow();

            assertThat(before.nodes()).hasSize(2);
            assertThat(before.remaining()).isBetween(CHANNELS / 2, CHANNELS - 1);
            assertThat(printed).contains("UPDATED=" + CHANNELS);
            assertThat(traffic.writes()).isEqualTo(CHANNELS);
            assertThat(traffic.mostWritesOfAChannel()).isEqualTo(1);
            assertThat(after.finished()).isPresent();
            assertThat(after.remaining()).isZero();
            assertThat(after.counts()).containsEntry(ChannelState.UPDATED, CHANNELS);
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
