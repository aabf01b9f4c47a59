package io.wabaprofile.http.internal.request;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The point of the monotonic clock at which a call with all its requests ends.
 *
 * @param end in nanoseconds of the clock
 */
public record Deadline(LongSupplier nanoTime, long end) {

    /** Returns the deadline that is this time from now. */
    public static Deadline in(Duration time, LongSupplier nanoTime) {
        return new Deadline(nanoTime, nanoTime.getAsLong() + time.toNanos());
    }

    public boolean isOver() {
        return remaining().isZero();
    }

    /** Returns the remaining time; zero if the deadline has passed. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, end - nanoTime.getAsLong()));
    }

    public Duration remainingAtMost(Duration limit) {
        Duration remaining = remaining();
        return remaining.compareTo(limit) < 0 ? remaining : limit;
    }
}
