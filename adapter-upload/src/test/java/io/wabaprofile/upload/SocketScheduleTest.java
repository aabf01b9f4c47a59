package io.wabaprofile.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Uploads by chance over real sockets, to the simulator behind a bad line. A failure names its seed; {@code
 * -Dupload.seed=<seed> -Dupload.schedules.sockets=1} runs it alone.
 */
class SocketScheduleTest {
    private static final long SEED = 20_261_123;

    @Test
    void noScheduleOverSocketsLosesOrDuplicatesAByte(@TempDir Path folder) {
        run(Long.getLong("upload.seed", SEED), Integer.getInteger("upload.schedules.sockets", 100), folder);
    }

    @Test
    @Tag("measure")
    @Tag("slow")
    void noneOfManyNewSchedulesOverSocketsLosesOrDuplicatesAByte(@TempDir Path folder) {
        long seed = Long.getLong("upload.seed", new SecureRandom().nextInt(1_000_000_000));

        int schedules = Integer.getInteger("upload.schedules.sockets", 600);
        String counts = run(seed, schedules, folder);

        System.out.println("[measure] uploads by chance over sockets: " + counts + "; again with -Dupload.seed=" + seed
                + " -Dupload.schedules.sockets=" + schedules);
    }

    private static String run(long seed, int schedules, Path folder) {
        long sent = 0;
        long again = 0;
        long faults = 0;
        try (Dialog360Simulator simulator = Dialog360Simulator.start()) {
            for (long number = seed; number < seed + schedules; number++) {
                SocketSchedule schedule = SocketSchedule.drawn(number);
                try {
                    long[] counts = SocketTrial.run(schedule, folder, simulator);
                    sent += counts[0];
                    again += counts[1];
                    faults += counts[2];
                } catch (AssertionError | RuntimeException | IOException e) {
                    throw new AssertionError(
                            "-Dupload.seed=" + number + " -Dupload.schedules.sockets=1: " + e + "\nin " + schedule, e);
                }
            }
        }
        assertThat(faults).isGreaterThanOrEqualTo(schedules / 2);
        return String.format(
                Locale.ROOT,
                "%d schedules, %d faults met, lost 0, duplicated 0; %d bytes sent by the last calls, %d of them again",
                schedules,
                faults,
                sent,
                again);
    }
}
