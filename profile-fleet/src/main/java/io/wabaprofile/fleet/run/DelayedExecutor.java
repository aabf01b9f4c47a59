package io.wabaprofile.fleet.run;

import java.time.Duration;

/** Runs tasks on several threads, some of them later. */
interface DelayedExecutor extends AutoCloseable {
    void execute(Runnable task, Duration delay);

    /** Drops the tasks that did not start, and waits for the others. */
    @Override
    void close();
}
