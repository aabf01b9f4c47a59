package io.wabaprofile.http.internal.policy;

import java.util.concurrent.TimeUnit;

/**
 * How many of a channel's failures count against its host: one a second, and ten in a window of the circuit breaker, so
 * that one channel cannot open it. Thread-safe.
 */
final class FailureShare {
    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(1);
    private static final int LARGEST = 10;

    private boolean counted;
    private long countedAt;
    private long window;
    private int countedInWindow;

    /** @param currentWindow the number of the host's present window */
    boolean counts(long currentWindow, long now) {
        synchronized (this) {
            if (currentWindow != window) {
                window = currentWindow;
                countedInWindow = 0;
            }
            if (countedInWindow >= LARGEST || (counted && now - countedAt < INTERVAL)) {
                return false;
            }
            counted = true;
            countedAt = now;
            countedInWindow++;
            return true;
        }
    }
}
