package io.wabaprofile.port;

import java.time.Duration;

/** How to wait: for real in production, by moving a clock in tests. */
@FunctionalInterface
public interface Sleeper {

    /** @throws InterruptedException if the thread was interrupted before or while waiting */
    void sleep(Duration duration) throws InterruptedException;
}
