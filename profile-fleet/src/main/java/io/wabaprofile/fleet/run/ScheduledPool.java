package io.wabaprofile.fleet.run;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A pool of threads. A delayed task occupies no thread while it waits. */
final class ScheduledPool implements DelayedExecutor {
    private final ScheduledThreadPoolExecutor pool;

    ScheduledPool(int threads) {
        AtomicInteger number = new AtomicInteger();
        pool = new ScheduledThreadPoolExecutor(
                threads, task -> new Thread(task, "waba-profile-fleet-" + number.incrementAndGet()));
        pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void execute(Runnable task, Duration delay) {
        ScheduledFuture<?> unused = pool.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        pool.shutdown();
        boolean interrupted = false;
        while (!pool.isTerminated()) {
            try {
                pool.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
