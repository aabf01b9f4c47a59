package io.wabaprofile.fleet;

import java.time.Duration;

/**
 * The limits of a run. Immutable.
 *
 * @param requestsPerSecond the maximum number of requests per second and host, 1 to 10,000. A run sends fewer while the
 *     platform throttles it.
 * @param workers the maximum number of concurrent calls, 1 to 1,000
 * @param maxAttempts how often a channel is tried if calls fail for a reason that may pass, 1 to 100. Throttled attempts
 *     do not count.
 * @param maxFailures the run stops after more than this number of {@link ChannelState#FAILED} channels; 0 or more
 * @param longestWait a channel that would have to wait longer in total because the platform throttles it ends as {@link
 *     ChannelState#THROTTLED}; up to a day
 */
public record RunSettings(int requestsPerSecond, int workers, int maxAttempts, int maxFailures, Duration longestWait) {
    /** 20 requests per second, 16 workers, 5 attempts, no limit of failures, 15 minutes. */
    public static final RunSettings DEFAULT = new RunSettings(20, 16, 5, Integer.MAX_VALUE, Duration.ofMinutes(15));

    /** @throws IllegalArgumentException if a value is out of its range */
    public RunSettings {
        check("requestsPerSecond", requestsPerSecond, 1, 10_000);
        check("workers", workers, 1, 1_000);
        check("maxAttempts", maxAttempts, 1, 100);
        check("maxFailures", maxFailures, 0, Integer.MAX_VALUE);
        if (longestWait.isNegative() || longestWait.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("longestWait must be from zero to one day, but is " + longestWait);
        }
    }

    private static void check(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be " + least + " to " + most + ", but is " + value);
        }
    }

    public RunSettings withRequestsPerSecond(int limit) {
        return new RunSettings(limit, workers, maxAttempts, maxFailures, longestWait);
    }

    public RunSettings withWorkers(int count) {
        return new RunSettings(requestsPerSecond, count, maxAttempts, maxFailures, longestWait);
    }

    public RunSettings withMaxAttempts(int attempts) {
        return new RunSettings(requestsPerSecond, workers, attempts, maxFailures, longestWait);
    }

    public RunSettings withMaxFailures(int failures) {
        return new RunSettings(requestsPerSecond, workers, maxAttempts, failures, longestWait);
    }

    public RunSettings withLongestWait(Duration wait) {
        return new RunSettings(requestsPerSecond, workers, maxAttempts, maxFailures, wait);
    }
}
