package io.wabaprofile.http;

import java.time.Duration;

/**
 * How often and how patiently a call is repeated where repeating is safe. Waits are random between nothing and
 * {@code base × 2^(repeats so far)}, at most {@code longestWait}; a wait that the server asks for is kept to.
 *
 * @param maxAttempts the first attempt included, 1 to 10
 * @param transientBase after a fault of the server or the network
 * @param throttlingBase after too many calls
 * @param longestWait the limit of a random wait
 */
public record RetrySettings(int maxAttempts, Duration transientBase, Duration throttlingBase, Duration longestWait) {

    /** Three attempts; 50 ms, 1 s, 20 s. */
    public static final RetrySettings DEFAULT =
            new RetrySettings(3, Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofSeconds(20));

    /** @throws IllegalArgumentException if a number is out of its range or a wait is negative or longer than an hour */
    public RetrySettings {
        if (maxAttempts < 1 || maxAttempts > 10) {
            throw new IllegalArgumentException("maxAttempts must be 1 to 10; it is " + maxAttempts);
        }
        check(transientBase);
        check(throttlingBase);
        check(longestWait);
    }

    private static void check(Duration wait) {
        if (wait.isNegative() || wait.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("A wait must be between nothing and an hour; it is " + wait);
        }
    }

    /** These settings with another number of attempts; 1 means that nothing is repeated. */
    public RetrySettings withMaxAttempts(int attempts) {
        return new RetrySettings(attempts, transientBase, throttlingBase, longestWait);
    }
}
