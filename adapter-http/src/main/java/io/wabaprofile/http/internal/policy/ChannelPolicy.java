package io.wabaprofile.http.internal.policy;

import io.wabaprofile.http.internal.request.RateLimit;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The state of one channel on one connection. Small, because a connection keeps many. A channel whose state was removed
 * behaves like a new channel. Thread-safe.
 */
public final class ChannelPolicy {
    private static final int RETRIES = 10;
    private static final double RETRIES_PER_SECOND = 0.1;

    final Semaphore calls;
    /** Held until the outcome of a write is known, so that writes of one channel run one at a time. */
    final Semaphore writeLock = new Semaphore(1, true);

    final CoolDown coolDown = new CoolDown();
    final KnownValues known = new KnownValues();
    private @Nullable TokenBucket requests;
    private @Nullable TokenBucket retries;
    private @Nullable FailureQuota failures;

    /** Guarded by the map of states, as is {@link #usedAt}. */
    int users;

    long usedAt;

    ChannelPolicy(int callsAtOnce) {
        calls = new Semaphore(callsAtOnce, true);
    }

    /** Takes a permit for the next request. Returns zero, or the wait for the channel's rate limit. */
    Duration untilNextRequest(@Nullable RateLimit limit, long now) {
        if (limit == null) {
            return Duration.ZERO;
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

    /** Returns the retry budget. Created at the first failure, to keep the state small. */
    TokenBucket retries(long now) {
        synchronized (this) {
            TokenBucket bucket = retries == null ? new TokenBucket(RETRIES, RETRIES_PER_SECOND, now) : retries;
            retries = bucket;
            return bucket;
        }
    }

    FailureQuota failures() {
        synchronized (this) {
            FailureQuota quota = failures == null ? new FailureQuota() : failures;
            failures = quota;
            return quota;
        }
    }

    /** Gives a retry back to the budget. */
    void succeeded(long now) {
        synchronized (this) {
            if (retries != null) {
                retries.giveBack(now);
            }
        }
    }
}
