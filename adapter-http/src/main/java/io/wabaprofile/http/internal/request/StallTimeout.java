package io.wabaprofile.http.internal.request;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Detects that a request body makes no progress. Not thread-safe. */
public final class StallTimeout {
    private final LongSupplier position;
    private final long limit;
    private long lastPosition;
    private long progressedAt;

    /** @param position returns the number of bytes read so far, without blocking */
    public StallTimeout(LongSupplier position, Duration limit) {
        this.position = position;
        this.limit = limit.toNanos();
    }

    /** Restarts the timeout for another attempt. */
    public void start(long now) {
        lastPosition = position.getAsLong();
        progressedAt = now;
    }

    public boolean isOver(long now) {
        long present = position.getAsLong();
        if (present != lastPosition) {
            start(now);
        }
        return now - progressedAt >= limit;
    }
}
