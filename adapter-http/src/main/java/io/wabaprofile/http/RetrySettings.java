package io.wabaprofile.http;

import io.wabaprofile.http.internal.SettingRanges;
import java.time.Duration;

/**
 * Limits the retries of a call. Only requests that are safe to send again are retried. The wait before a retry is
 * random
 * between zero and {@code base × 2^(retries so far)}, and at most {@code longestWait}. If the server asks for a longer
 * wait,
 * that wait applies.
 *
 * @param maxAttempts including the first attempt, 1 to 10
 * @param transientBase the base after a failure of the server or the network, up to an hour
 * @param throttlingBase the base after a response that reports too many requests, up to an hour
 * @param longestWait the limit of a random wait, up to an hour
 */
public record RetrySettings(int maxAttempts, Duration transientBase, Duration throttlingBase, Duration longestWait) {
    private static final Duration MAX = Duration.ofHours(1);

    /** Three attempts; 50 ms, 1 s, 20 s. */
    public static final RetrySettings DEFAULT =
            new RetrySettings(3, Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofSeconds(20));

    /** @throws IllegalArgumentException if a value is out of its range */
    public RetrySettings {
        SettingRanges.check("maxAttempts", maxAttempts, 1, 10);
        SettingRanges.check("transientBase", transientBase, MAX);
        SettingRanges.check("throttlingBase", throttlingBase, MAX);
        SettingRanges.check("longestWait", longestWait, MAX);
    }

    /** Returns these settings with another number of attempts; 1 disables retries. */
    public RetrySettings withMaxAttempts(int attempts) {
        return new RetrySettings(attempts, transientBase, throttlingBase, longestWait);
    }
}
