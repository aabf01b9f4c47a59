package io.wabaprofile.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Uploads over a wire that breaks by chance, to a platform that is by chance one way or the other. A failure names the seed
 * of its schedule; {@code -Dupload.seed=<seed> -Dupload.schedules=1} runs it alone.
 */
class UploadScheduleTest {
    private static final long SEED = 20_261_123;

    @Test
    void noScheduleLosesOrDuplicatesAByte() {
        Tally tally =
                run(Long.getLong("upload.seed", SEED), Integer.getInteger("upload.schedules", 2_000), Schedule::small);

        if (tally.schedules() >= 1_000) {
            for (Fault.Kind kind : Fault.Kind.values()) {
                assertThat(tally.met(kind)).as(kind.name()).isGreaterThan(tally.schedules() / 200);
            }
            assertThat(tally.atOnce()).as("files that arrive in the first call").isGreaterThan(tally.schedules() / 2);
        }
    }

    @Test
    void noScheduleOfAStreamedFileLosesOrDuplicatesAByte() {
        Tally tally = run(
                Long.getLong("upload.seed", SEED), Integer.getInteger("upload.schedules.large", 5), Schedule::large);

        assertThat(tally.large()).isEqualTo(tally.schedules());
    }

    @Test
    @Tag("measure")
    @Tag("slow")
    void noneOfManyNewSchedulesLosesOrDuplicatesAByte() {
        long seed = Long.getLong("upload.seed", new SecureRandom().nextInt(1_000_000_000));
        int schedules = Integer.getInteger("upload.schedules", 10_000);

        Tally small = run(seed, schedules, Schedule::small);
        Tally large = run(seed, Math.max(1, schedules / 250), Schedule::large);

        System.out.println("[measure] uploads by chance: " + small + "; streamed: " + large
                + "; again with -Dupload.seed=" + seed + " -Dupload.schedules=" + schedules);
    }

    private static Tally run(long seed, int schedules, LongFunction<Schedule> drawn) {
        Tally tally = new Tally();
        for (long number = seed; number < seed + schedules; number++) {
            Schedule schedule = drawn.apply(number);
            try {
                new Trial(schedule, tally).run();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        "-Dupload.seed=" + number + " -Dupload.schedules=1: " + e + "\nin " + schedule, e);
            }
        }
        return tally;
    }
}
