package io.wabaprofile.fleet.postgres;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Whether this machine should end its work on a run, and why. Thread-safe. */
final class RunStop {
    private final CountDownLatch requested = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    void request() {
        requested.countDown();
    }

    /** The first failure is the one that the run throws. */
    void because(Throwable cause) {
        failure.compareAndSet(null, cause);
        request();
    }

    boolean isRequested() {
        return requested.getCount() == 0;
    }

    /** Waits for this time, or until a stop is requested. */
    void await(Duration time) throws InterruptedException {
        boolean unused = requested.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** @throws IllegalStateException if the run ended because of a failure */
    void throwFailure() {
        Throwable cause = failure.get();
        if (cause != null) {
            throw new IllegalStateException("The run ended early: " + cause.getMessage(), cause);
        }
    }
}
