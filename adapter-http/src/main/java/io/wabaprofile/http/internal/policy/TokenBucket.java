package io.wabaprofile.http.internal.policy;

import java.time.Duration;

/** Tokens that come back with time, up to a limit. Thread-safe. Times are nanoseconds of the monotonic clock. */
final class TokenBucket {
    private final double capacity;
    private final double perNano;
    private double tokens;
    private long countedAt;

    TokenBucket(double capacity, double perSecond, long now) {
        this.capacity = capacity;
        this.perNano = perSecond / 1e9;
        this.tokens = capacity;
        this.countedAt = now;
    }

    boolean take(long now) {
        synchronized (this) {
            count(now);
            if (tokens < 1) {
                return false;
            }
            tokens--;
            return true;
        }
    }

    void giveBack(long now) {
        synchronized (this) {
            count(now);
            tokens = Math.min(capacity, tokens + 1);
        }
    }

    /** The time until a token is available; zero if one is. */
    Duration untilNext(long now) {
        synchronized (this) {
            count(now);
            return Duration.ofNanos((long) Math.ceil(Math.max(0, 1 - tokens) / perNano));
        }
    }

    private void count(long now) {
        long passed = Math.max(0, now - countedAt);
        tokens = Math.min(capacity, tokens + passed * perNano);
        countedAt += passed;
    }
}
