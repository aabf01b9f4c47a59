package io.wabaprofile.http.internal.policy;

import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Limits the retries to a host, for all channels together: one tenth of the calls of the last ten seconds, plus a
 * reserve
 * of 50 that refills at one per second. First attempts are not limited. Thread-safe.
 */
final class RetryBudget {
    private static final int WINDOW_SECONDS = 10;
    private static final int CALLS_PER_RETRY = 10;
    private static final int RESERVE = 50;
    private static final long SECOND = 1_000_000_000L;

    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private final int[] calls = new int[WINDOW_SECONDS];
    private final TokenBucket reserve;
    private long second;

    RetryBudget(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        long now = nanoTime.getAsLong();
        this.reserve = new TokenBucket(RESERVE, 1, now);
        this.second = Math.floorDiv(now, SECOND);
    }

    void recordCall() {
        lock.lock();
        try {
            expire();
            calls[slot(second)]++;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the budget does not allow a retry now. */
    boolean isSpent() {
        lock.lock();
        try {
            long now = expire();
            return !hasEarnedRetry() && !reserve.untilNext(now).isZero();
        } finally {
            lock.unlock();
        }
    }

    /** Takes a retry from the budget. Returns false if the budget does not allow it. */
    boolean take() {
        lock.lock();
        try {
            long now = expire();
            if (!hasEarnedRetry()) {
                return reserve.take(now);
            }
            spendCalls();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean hasEarnedRetry() {
        return Arrays.stream(calls).sum() >= CALLS_PER_RETRY;
    }

    /** Removes the oldest calls that earned a retry. */
    private void spendCalls() {
        int unpaid = CALLS_PER_RETRY;
        for (long age = second - WINDOW_SECONDS + 1; age <= second; age++) {
            int paid = Math.min(unpaid, calls[slot(age)]);
            calls[slot(age)] -= paid;
            unpaid -= paid;
        }
    }

    private long expire() {
        long now = nanoTime.getAsLong();
        long current = Math.floorDiv(now, SECOND);
        for (long elapsed = Math.max(second, current - WINDOW_SECONDS) + 1; elapsed <= current; elapsed++) {
            calls[slot(elapsed)] = 0;
        }
        second = Math.max(second, current);
        return now;
    }

    private static int slot(long second) {
        return Math.floorMod(second, WINDOW_SECONDS);
    }
}
