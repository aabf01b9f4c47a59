package io.wabaprofile.http.internal;

import java.time.Duration;

/**
 * Tokens that come back with time, up to a limit. Not safe for use by several threads: its owner guards it.
 */
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

    /** @param now nanoseconds of the monotonic clock */
    boolean take(long now) {
        count(now);
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    void giveBack(long now) {
        count(now);
        tokens = Math.min(capacity, tokens + 1);
    }

    /** Until the next token is there; nothing if one is there now. */
    Duration untilNext(long now) {
        count(now);
        return Duration.ofNanos((long) Math.ceil(Math.max(0, 1 - tokens) / perNano));
    }

    private void count(long now) {
        long passed = Math.max(0, now - countedAt);
        tokens = Math.min(capacity, tokens + passed * perNano);
        countedAt += passed;
    }
}
