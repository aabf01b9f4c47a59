package io.wabaprofile.http.internal;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Limits how long a request body may make no progress. Used by one thread at a time. */
public final class StallTimeout {
    private final LongSupplier position;
    private final long limit;
    private long lastPosition;
    private long movedAt;

    /** @param position how many bytes were read so far; answers without waiting */
    public StallTimeout(LongSupplier position, Duration limit) {
        this.position = position;
        this.limit = limit.toNanos();
    }

    /** Starts to count for another attempt. */
    public void start(long now) {
        lastPosition = position.getAsLong();
        movedAt = now;
    }

    public boolean isOver(long now) {
        long present = position.getAsLong();
        if (present != lastPosition) {
            lastPosition = present;
            movedAt = now;
        }
        return now - movedAt >= limit;
    }
}
