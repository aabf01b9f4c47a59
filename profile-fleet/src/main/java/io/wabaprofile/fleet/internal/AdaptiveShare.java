package io.wabaprofile.fleet.internal;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The share of the configured rate to use. Each second in which more than half of the calls were throttled lowers it by
 * a third; each other second with calls raises it by a tenth. Single throttled channels do not slow down the others.
 */
final class AdaptiveShare {
    private static final double LOWEST = 0.05;
    private static final double DECREASE = 2.0 / 3;
    private static final double INCREASE = 0.1;
    private static final long WINDOW = TimeUnit.SECONDS.toNanos(1);

    private final LongSupplier nanoTime;
    private long windowStart;
    private int calls;
    private int throttled;
    private double share = 1;

    AdaptiveShare(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.windowStart = nanoTime.getAsLong();
    }

    synchronized void record(boolean wasThrottled) {
        endWindow();
        calls++;
        throttled += wasThrottled ? 1 : 0;
    }

    synchronized double current() {
        endWindow();
        return share;
    }

    private void endWindow() {
        long now = nanoTime.getAsLong();
        if (now - windowStart < WINDOW) {
            return;
        }
        if (calls > 0) {
            share = 2 * throttled > calls ? Math.max(LOWEST, share * DECREASE) : Math.min(1, share + INCREASE);
        }
        windowStart = now;
        calls = 0;
        throttled = 0;
    }
}
