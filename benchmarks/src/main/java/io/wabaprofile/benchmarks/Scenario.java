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
            plain("get", "GET profile, one thread", new Batch(Batch.Kind.READ, 1, 1_000), 10_000, ALL),
            plain("post", "POST profile, one thread", new Batch(Batch.Kind.WRITE, 1, 1_000), 8_000, ALL),
            plain("get32", "GET profile, 32 threads", new Batch(Batch.Kind.READ, 32, 3_200), 16_000, ALL),
            plain("post32", "POST profile, 32 threads", new Batch(Batch.Kind.WRITE, 32, 3_200), 12_800, ALL),
            tls("tls", "GET profile over TLS, one thread", new Batch(Batch.Kind.READ, 1, 1_000), 8_000),
            tls("tls32", "GET profile over TLS, 32 threads", new Batch(Batch.Kind.READ, 32, 3_200), 9_600),
            plain("photo", "photo of 100 kB, one thread", new Batch(Batch.Kind.PHOTO, 1, 200), 3_000, WITH_PHOTO),
            new Scenario("delay", "GET profile, 50 ms away", Way.DELAYED, new Batch(Batch.Kind.READ, 1, 10), 50, ALL),
            plain("burst", "1,000 GETs at once", new Batch(Batch.Kind.READ, Batch.EACH, 1_000), 10_000, ALL)
        };
    }

    private static Scenario plain(String name, String title, Batch batch, int warmUp, Set<Stack> subjects) {
        return new Scenario(name, title, Way.PLAIN, batch, warmUp, subjects);
    }

    private static Scenario tls(String name, String title, Batch batch, int warmUp) {
        return new Scenario(name, title, Way.TLS, batch, warmUp, WITH_TLS);
    }

    boolean needsVirtualThreads() {
        return batch.threads() == Batch.EACH;
    }

    /** Run some times before anything counts. All at once is nothing for a cold JVM: our calls would give up their wait. */
    Batch warming() {
        return needsVirtualThreads() ? new Batch(batch.kind(), 32, 3_200) : batch;
    }

    int batchesToWarmUp() {
        return Math.max(1, warmUp / warming().calls());
    }
}
