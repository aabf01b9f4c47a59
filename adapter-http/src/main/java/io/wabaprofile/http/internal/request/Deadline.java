package io.wabaprofile.http.internal.request;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A point on the monotonic clock by which a call with all its requests ends. Immutable. */
public final class Deadline {
    private final LongSupplier nanoTime;
    private final long end;

    private Deadline(LongSupplier nanoTime, long end) {
        this.nanoTime = nanoTime;
        this.end = end;
    }

    /** Returns the deadline after a time, counted from now. */
    public static Deadline in(Duration time, LongSupplier nanoTime) {
        return new Deadline(nanoTime, nanoTime.getAsLong() + time.toNanos());
    }

    public boolean isOver() {
        return remaining().isZero();
    }

    /** The remaining time; zero if the deadline has passed. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, end - nanoTime.getAsLong()));
    }

    public Duration remainingAtMost(Duration limit) {
        Duration remaining = remaining();
        return remaining.compareTo(limit) < 0 ? remaining : limit;
    }
}
