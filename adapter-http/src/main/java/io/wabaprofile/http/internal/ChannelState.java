package io.wabaprofile.http.internal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a connection remembers of one channel. Small, and no more than a hint: a channel whose state was forgotten behaves
 * like a new one.
 */
final class ChannelState {
    private static final int RETRIES = 10;
    private static final double RETRIES_PER_SECOND = 0.1;

    final Permits calls;
    /** Held until a write is settled, so that writes of one channel run one at a time. */
    final Permits writeLock = new Permits(1);

    final CoolDown coolDown = new CoolDown();
    final FailureShare failures = new FailureShare();
    final KnownValues known = new KnownValues();
    final TokenBucket retries;
    private volatile @Nullable TokenBucket requests;

    ChannelState(int callsAtOnce, long now) {
        calls = new Permits(callsAtOnce);
        retries = new TokenBucket(RETRIES, RETRIES_PER_SECOND, now);
    }

    /** How long the next request waits, because of a cool-down or the channel's rate limit. */
    Duration untilNextRequest(@Nullable RateLimit limit, long now) {
        Duration cooling = coolDown.remaining(now);
        if (limit == null || !cooling.isZero()) {
            return cooling;
        }
        TokenBucket bucket = requests(limit, now);
        return bucket.take(now) ? Duration.ZERO : bucket.untilNext(now);
    }

    private TokenBucket requests(RateLimit limit, long now) {
        synchronized (this) {
            TokenBucket bucket = requests == null ? new TokenBucket(limit.burst(), limit.perSecond(), now) : requests;
            requests = bucket;
            return bucket;
        }
    }

    void succeeded(long now) {
        coolDown.succeeded();
        retries.giveBack(now);
    }
}
