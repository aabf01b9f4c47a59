package io.wabaprofile.http.internal.policy;

import io.wabaprofile.http.internal.request.RateLimit;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * What a connection remembers of one channel. Small, and no more than a hint: a channel whose state was forgotten behaves
 * like a new one.
 */
public final class ChannelState {
    private static final int RETRIES = 10;
    private static final double RETRIES_PER_SECOND = 0.1;

    final Semaphore calls;
    /** Held until a write is settled, so that writes of one channel run one at a time. */
    final Semaphore writeLock = new Semaphore(1, true);

    final CoolDown coolDown = new CoolDown();
    final KnownValues known = new KnownValues();
    private @Nullable TokenBucket requests;
    private @Nullable TokenBucket retries;
    private @Nullable FailureShare failures;

    ChannelState(int callsAtOnce) {
        calls = new Semaphore(callsAtOnce, true);
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

    /** Full until the first failure, so a channel without failures has none. */
    TokenBucket retries(long now) {
        synchronized (this) {
            TokenBucket bucket = retries == null ? new TokenBucket(RETRIES, RETRIES_PER_SECOND, now) : retries;
            retries = bucket;
            return bucket;
        }
    }

    FailureShare failures() {
        synchronized (this) {
            FailureShare share = failures == null ? new FailureShare() : failures;
            failures = share;
            return share;
        }
    }

    void succeeded(long now) {
        coolDown.succeeded();
        synchronized (this) {
            if (retries != null) {
                retries.giveBack(now);
            }
        }
    }
}
