package io.wabaprofile.http.internal;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * How many repeats a host may be burdened with, all channels together: a tenth of the calls of the last ten seconds, and
 * a reserve of 50 that comes back at one a second. First attempts are never asked for.
 */
final class RetryBudget {
    private static final int SECONDS_KEPT = 10;
    private static final double PER_CALL = 0.1;
    private static final int RESERVE = 50;
    private static final long SECOND = 1_000_000_000L;

    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private final double[] deposits = new double[SECONDS_KEPT];
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
            deposits[slot(second)] += PER_CALL;
        } finally {
            lock.unlock();
        }
    }

    boolean allowsRepeat() {
        lock.lock();
        try {
            long now = expire();
            double balance = 0;
            for (double deposit : deposits) {
                balance += deposit;
            }
            if (balance < 1) {
                return reserve.take(now);
            }
            withdraw();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** One from the oldest deposits. */
    private void withdraw() {
        double due = 1;
        for (long age = second - SECONDS_KEPT + 1; age <= second; age++) {
            double taken = Math.min(due, deposits[slot(age)]);
            deposits[slot(age)] -= taken;
            due -= taken;
        }
    }

    private long expire() {
        long now = nanoTime.getAsLong();
        long current = Math.floorDiv(now, SECOND);
        for (long passed = Math.max(second, current - SECONDS_KEPT) + 1; passed <= current; passed++) {
            deposits[slot(passed)] = 0;
        }
        second = Math.max(second, current);
        return now;
    }

    private static int slot(long second) {
        return Math.floorMod(second, SECONDS_KEPT);
    }
}
