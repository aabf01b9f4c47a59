package io.wabaprofile.benchmarks;

/** Calls of one kind that all subjects make, in the order of the table. */
enum Scenario {
    GET("GET profile, one thread", Server.Port.PLAIN, 1, 1_000, 10_000),
    POST("POST profile, one thread", Server.Port.PLAIN, 1, 1_000, 8_000),
    GET32("GET profile, 32 threads", Server.Port.PLAIN, 32, 3_200, 16_000),
    POST32("POST profile, 32 threads", Server.Port.PLAIN, 32, 3_200, 12_800),
    TLS("GET profile over TLS, one thread", Server.Port.TLS, 1, 1_000, 8_000),
    TLS32("GET profile over TLS, 32 threads", Server.Port.TLS, 32, 3_200, 9_600),
    PHOTO("photo of 100 kB, one thread", Server.Port.PLAIN, 1, 200, 3_000),
    DELAY("GET profile, 50 ms away", Server.Port.DELAYED, 1, 10, 50),
    BURST("1,000 GETs at once", Server.Port.PLAIN, 1_000, 1_000, 9_600);

    /** Threads beyond these are virtual. */
    static final int PLATFORM_THREADS = 32;

    /** The library sends four calls of a channel and 64 calls to a host at once. */
    private static final int BURST_CHANNELS = 16;

    final String title;
    final Server.Port port;
    final int threads;
    final int calls;
    final int warmUp;

    /**
     * @param threads that share the calls of a round; with more than {@link #PLATFORM_THREADS} they are virtual
     * @param calls in one round
     * @param warmUp calls before the first round
     */
    Scenario(String title, Server.Port port, int threads, int calls, int warmUp) {
        this.title = title;
        this.port = port;
        this.threads = threads;
        this.calls = calls;
        this.warmUp = warmUp;
    }

    int channels() {
        return needsVirtualThreads() ? BURST_CHANNELS : threads;
    }

    /** In a JVM that has compiled nothing, calls of a burst would exceed the time that the library lets them wait. */
    int threadsInWarmUp() {
        return needsVirtualThreads() ? 4 * BURST_CHANNELS : threads;
    }

    boolean needsVirtualThreads() {
        return threads > PLATFORM_THREADS;
    }

    boolean includes(Stack stack) {
        return this != PHOTO || stack.sendsPhotos();
    }

    /** Makes one call and checks its result. */
    void call(Subject subject, int channel) throws Exception {
        switch (this) {
            case POST, POST32 -> subject.write(channel);
            case PHOTO -> subject.sendPhoto(channel);
            default -> {
                if (!subject.read(channel).equals(ApiDocuments.DESCRIPTION)) {
                    throw new IllegalStateException("Another description than was sent");
                }
            }
        }
    }
}
