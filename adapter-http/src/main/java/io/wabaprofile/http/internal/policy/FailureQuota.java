package io.wabaprofile.http.internal.policy;

import java.util.concurrent.TimeUnit;

/**
 * Limits how many failures of one channel count in the host's circuit breaker: one per second and ten per window. So
 * one
 * channel alone cannot open the breaker. Thread-safe.
 */
final class FailureQuota {
    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(1);
    private static final int MAX_PER_WINDOW = 10;

    private boolean counted;
    private long countedAt;
    private long window;
    private int countedInWindow;

    /**
     * Whether another failure counts. If so, records it.
     *
     * @param currentWindow the number of the host's current window
     */
    boolean tryCount(long currentWindow, long now) {
        synchronized (this) {
            if (currentWindow != window) {
                window = currentWindow;
                countedInWindow = 0;
            }
            if (countedInWindow >= MAX_PER_WINDOW || (counted && now - countedAt < INTERVAL)) {
                return false;
            }
            counted = true;
            countedAt = now;
            countedInWindow++;
            return true;
        }
    }
}
