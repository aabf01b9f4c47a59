package io.wabaprofile.http.internal.policy;

import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * How many repeats a host may be burdened with, all channels together: a tenth of the calls of the last ten seconds, and
 * a reserve of 50 that comes back at one a second. First attempts are never asked for.
 */
final class RetryBudget {
    private static final int SECONDS_KEPT = 10;
    private static final int CALLS_PER_REPEAT = 10;
    private static final int RESERVE = 50;
    private static final long SECOND = 1_000_000_000L;

    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private final int[] calls = new int[SECONDS_KEPT];
    private final TokenBucket reserve;
    private long second;

    RetryBudget(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        long now = nanoTime.getAsLong();
        this.reserve = new TokenBucket(RESERVE, 1, now);
        this.second = Math.floorDiv(now, SECOND);
    }

    void called() {
        lock.lock();
        try {
            expire();
            calls[slot(second)]++;
        } finally {
            lock.unlock();
        }
    }

    /** Whether a retry would be allowed now. */
    boolean isSpent() {
        lock.lock();
        try {
            long now = expire();
            return !callsPay() && !reserve.untilNext(now).isZero();
        } finally {
            lock.unlock();
        }
    }

    /** Charges a retry that is about to be sent; false if it may not be. */
    boolean take() {
        lock.lock();
        try {
            long now = expire();
            if (!callsPay()) {
                return reserve.take(now);
            }
            spend();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean callsPay() {
        return Arrays.stream(calls).sum() >= CALLS_PER_REPEAT;
    }

    /** The oldest calls pay. */
    private void spend() {
        int due = CALLS_PER_REPEAT;
        for (long age = second - SECONDS_KEPT + 1; age <= second; age++) {
            int paid = Math.min(due, calls[slot(age)]);
            calls[slot(age)] -= paid;
            due -= paid;
        }
    }

    private long expire() {
        long now = nanoTime.getAsLong();
        long current = Math.floorDiv(now, SECOND);
        for (long passed = Math.max(second, current - SECONDS_KEPT) + 1; passed <= current; passed++) {
            calls[slot(passed)] = 0;
        }
        second = Math.max(second, current);
        return now;
    }

    private static int slot(long second) {
        return Math.floorMod(second, SECONDS_KEPT);
    }
}
