package io.wabaprofile.http;

import io.wabaprofile.port.Sleeper;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Sleeps until the time is over or the connection is closed. Then the next attempt fails at once. Thread-safe. */
final class CloseSignal implements Sleeper {
    private final CountDownLatch closed = new CountDownLatch(1);

    void close() {
        closed.countDown();
    }

    @Override
    public void sleep(Duration wait) throws InterruptedException {
        boolean unused = closed.await(wait.toNanos(), TimeUnit.NANOSECONDS);
    }
}
