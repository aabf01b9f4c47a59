package io.wabaprofile.http;

import io.wabaprofile.port.Sleeper;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for real, but no longer than until the connection is closed. */
final class SleepUntilClosed implements Sleeper {
    private final CountDownLatch closing;

    SleepUntilClosed(CountDownLatch closing) {
        this.closing = closing;
    }

    @Override
    @SuppressWarnings("ReturnValueIgnored") // whether it was closed shows in the next attempt
    public void sleep(Duration duration) throws InterruptedException {
        closing.await(duration.toNanos(), TimeUnit.NANOSECONDS);
    }
}
