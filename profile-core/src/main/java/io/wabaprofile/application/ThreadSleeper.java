package io.wabaprofile.application;

import io.wabaprofile.port.Sleeper;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Makes the calling thread wait. */
final class ThreadSleeper implements Sleeper {
    @Override
    public void sleep(Duration duration) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    }
}
