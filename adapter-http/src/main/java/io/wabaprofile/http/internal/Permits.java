package io.wabaprofile.http.internal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A limit on how many calls do something at once. Those that wait are served in order. Thread-safe. */
final class Permits {
    private final Semaphore available;

    Permits(int count) {
        available = new Semaphore(count, true);
    }

    /** Takes a permit if no call waits for one and one is free. */
    boolean tryAcquire() {
        return !available.hasQueuedThreads() && available.tryAcquire();
    }

    /** @throws AttemptFailure if there was no permit in time, or the thread was interrupted */
    void acquire(Duration patience) {
        try {
            if (!available.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw AttemptFailure.of(FailureClass.BUSY, "");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AttemptFailure.of(FailureClass.CLOSED, "interrupted");
        }
    }

    void release() {
        available.release();
    }
}
