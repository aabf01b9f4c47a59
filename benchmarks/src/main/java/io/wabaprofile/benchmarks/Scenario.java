package io.wabaprofile.benchmarks;

import java.util.EnumSet;
import java.util.Set;

/**
 * Calls of one kind that all subjects make.
 *
 * @param batch of one round
 * @param warmUp how many calls come first
 */
record Scenario(String name, String title, Way way, Batch batch, int warmUp, Set<Stack> subjects) {
    private static final Set<Stack> ALL = EnumSet.allOf(Stack.class);
    private static final Set<Stack> WITH_PHOTO = EnumSet.of(Stack.BARE, Stack.ON_PREMISE, Stack.FEIGN, Stack.RETROFIT);

    /** restfb takes no trust of its own. */
    private static final Set<Stack> WITH_TLS = EnumSet.complementOf(EnumSet.of(Stack.RESTFB));

    /** How the server is reached. */
    enum Way {
        PLAIN,
        DELAYED,
        TLS
    }

    /** In the order of the table. */
    static Scenario[] calls() {
        return new Scenario[] {
            new Scenario(
                    "get", "GET profile, one thread", Way.PLAIN, new Batch(Batch.Kind.READ, 1, 1_000), 10_000, ALL),
            new Scenario(
                    "post", "POST profile, one thread", Way.PLAIN, new Batch(Batch.Kind.WRITE, 1, 1_000), 8_000, ALL),
            new Scenario(
                    "get32", "GET profile, 32 threads", Way.PLAIN, new Batch(Batch.Kind.READ, 32, 3_200), 16_000, ALL),
            new Scenario(
                    "post32",
                    "POST profile, 32 threads",
                    Way.PLAIN,
                    new Batch(Batch.Kind.WRITE, 32, 6_400),
                    19_200,
                    ALL),
            new Scenario(
                    "tls",
                    "GET profile over TLS, one thread",
                    Way.TLS,
                    new Batch(Batch.Kind.READ, 1, 2_000),
                    15_000,
                    WITH_TLS),
            new Scenario(
                    "tls32",
                    "GET profile over TLS, 32 threads",
                    Way.TLS,
                    new Batch(Batch.Kind.READ, 32, 6_400),
                    12_800,
                    WITH_TLS),
            new Scenario(
                    "photo",
                    "photo of 100 kB, one thread",
                    Way.PLAIN,
                    new Batch(Batch.Kind.PHOTO, 1, 1_000),
                    5_000,
                    WITH_PHOTO),
            new Scenario(
                    "delay",
                    "GET profile, 50 ms away, one thread",
                    Way.DELAYED,
                    new Batch(Batch.Kind.READ, 1, 10),
                    50,
                    ALL),
            new Scenario(
                    "burst",
                    "1,000 calls at once on virtual threads",
                    Way.PLAIN,
                    new Batch(Batch.Kind.READ, Batch.EACH, 1_000),
                    10_000,
                    ALL)
        };
    }

    boolean needsVirtualThreads() {
        return batch.threads() == Batch.EACH;
    }

    /** How often the batch is run before anything counts. */
    int batchesToWarmUp() {
        return Math.max(1, warmUp / batch.calls());
    }
}
