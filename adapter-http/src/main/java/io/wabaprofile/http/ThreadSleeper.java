package io.wabaprofile.http;

import io.wabaprofile.port.Sleeper;
import java.time.Duration;

/** Waits for real. */
final class ThreadSleeper implements Sleeper {
    @Override
    public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration.toMillis());
    }
}
