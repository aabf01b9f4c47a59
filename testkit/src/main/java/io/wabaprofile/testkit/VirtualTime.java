package io.wabaprofile.testkit;

import io.wabaprofile.port.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Time that passes only when told: by {@link #advance}, and by whoever sleeps in it, at once. Clock, nanosecond counter
 * and sleeper agree. Safe for use by several threads.
 */
public final class VirtualTime implements InstantSource, LongSupplier, Sleeper {
    private final Instant start;
    private final AtomicLong passed = new AtomicLong();
    private final List<Duration> sleeps = new CopyOnWriteArrayList<>();

    private VirtualTime(Instant start) {
        this.start = start;
    }

    public static VirtualTime startingAt(Instant start) {
        return new VirtualTime(start);
    }

    /** @throws IllegalArgumentException if the duration is negative */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("Time does not run backwards");
        }
        passed.addAndGet(duration.toNanos());
    }

    @Override
    public Instant instant() {
        return start.plusNanos(passed.get());
    }

    /** Nanoseconds since the start. */
    @Override
    public long getAsLong() {
        return passed.get();
    }

    /** Lets the duration pass without waiting. */
    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before sleeping");
        }
        advance(duration);
        sleeps.add(duration);
    }

    /** What was slept so far, in order. */
    public List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }
}
