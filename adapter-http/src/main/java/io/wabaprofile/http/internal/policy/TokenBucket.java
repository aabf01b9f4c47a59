package io.wabaprofile.http.internal.policy;

import java.time.Duration;

/**
 * A token bucket: tokens refill over time, up to a capacity. Thread-safe. Times are nanoseconds of the monotonic clock.
 */
final class TokenBucket {
    private final double capacity;
    private final double perNano;
    private double tokens;
    private long refilledAt;

    TokenBucket(double capacity, double perSecond, long now) {
        this.capacity = capacity;
        this.perNano = perSecond / 1e9;
        this.tokens = capacity;
        this.refilledAt = now;
    }

    /** Takes a token. Returns false if no token is available. */
    boolean take(long now) {
        synchronized (this) {
            refill(now);
            if (tokens < 1) {
                return false;
            }
            tokens--;
            return true;
        }
    }

    /** Returns a token to the bucket, up to the capacity. */
    void giveBack(long now) {
        synchronized (this) {
            refill(now);
            tokens = Math.min(capacity, tokens + 1);
        }
    }

    /** Returns the time until a token is available; zero if a token is available now. */
    Duration untilNext(long now) {
        synchronized (this) {
            refill(now);
            return Duration.ofNanos((long) Math.ceil(Math.max(0, 1 - tokens) / perNano));
        }
    }

    private void refill(long now) {
        long elapsed = Math.max(0, now - refilledAt);
        tokens = Math.min(capacity, tokens + elapsed * perNano);
        refilledAt += elapsed;
    }
}
