package io.wabaprofile.http.internal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What a connection remembers of one channel: its turn to write, its calls under way, its cool-down, its budgets. Small,
 * and never more than a hint: a channel whose state was forgotten behaves like a new one.
 */
final class ChannelState {
    private static final int CALLS_AT_ONCE = 4;
    private static final int REPEATS = 10;
    private static final double REPEATS_PER_SECOND = 0.1;
    private static final int REFUSALS_BEFORE_SUSPENSION = 3;
    private static final Duration SUSPENSION = Duration.ofSeconds(60);
    private static final Duration LONGEST_COOL_DOWN = Duration.ofHours(1);
    private static final long HOST_INTERVAL = TimeUnit.SECONDS.toNanos(1);
    private static final int HOST_SHARE = 10;

    private final Semaphore calls = new Semaphore(CALLS_AT_ONCE, true);
    private final Semaphore turn = new Semaphore(1, true);
    private final ReentrantLock lock = new ReentrantLock();
    private final TokenBucket repeats;
    private @Nullable TokenBucket requests;
    private long coolUntil;
    private boolean cooling;
    private int refusals;
    private boolean counted;
    private long countedAt;
    private long countedWindow;
    private int countedInWindow;

    ChannelState(long now) {
        repeats = new TokenBucket(REPEATS, REPEATS_PER_SECOND, now);
    }

    /** Waits for one of the channel's places; {@link #leave} gives it back. */
    boolean enter(Duration patience) throws InterruptedException {
        return calls.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    void leave() {
        calls.release();
    }

    /** Waits until every earlier write of this channel is settled; {@link #passTurn} lets the next one go. */
    boolean takeTurn(Duration patience) throws InterruptedException {
        return turn.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    void passTurn() {
        turn.release();
    }

    /** How long requests of this channel should wait, by what the server said or by their own rate. */
    Duration untilNextRequest(@Nullable RateLimit limit, long now) {
        lock.lock();
        try {
            cooling = cooling && coolUntil - now > 0;
            if (cooling) {
                return Duration.ofNanos(coolUntil - now);
            }
            if (limit == null) {
                return Duration.ZERO;
            }
            if (requests == null) {
                requests = new TokenBucket(limit.burst(), limit.perSecond(), now);
            }
            return requests.take(now) ? Duration.ZERO : requests.untilNext(now);
        } finally {
            lock.unlock();
        }
    }

    /** Whether the key was refused so often that it is not shown to the server for a while. */
    boolean isSuspended(long now) {
        lock.lock();
        try {
            return refusals >= REFUSALS_BEFORE_SUSPENSION && cooling && coolUntil - now > 0;
        } finally {
            lock.unlock();
        }
    }

    void throttled(Duration wait, long now) {
        lock.lock();
        try {
            coolDown(wait.compareTo(LONGEST_COOL_DOWN) < 0 ? wait : LONGEST_COOL_DOWN, now);
        } finally {
            lock.unlock();
        }
    }

    /** The key was refused; the third time in a row suspends the channel. */
    void refused(long now) {
        lock.lock();
        try {
            refusals++;
            if (refusals >= REFUSALS_BEFORE_SUSPENSION) {
                coolDown(SUSPENSION, now);
            }
        } finally {
            lock.unlock();
        }
    }

    private void coolDown(Duration wait, long now) {
        long until = now + wait.toNanos();
        if (!cooling || until - coolUntil > 0) {
            coolUntil = until;
            cooling = true;
        }
    }

    void succeeded(long now) {
        lock.lock();
        try {
            refusals = 0;
            repeats.giveBack(now);
        } finally {
            lock.unlock();
        }
    }

    boolean allowsRepeat(long now) {
        lock.lock();
        try {
            return repeats.take(now);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Whether a failure of this channel counts against the host: once a second at most, and ten times in a window.
     *
     * @param window the number of the host's present window
     */
    boolean countsAgainstHost(long window, long now) {
        lock.lock();
        try {
            if (window != countedWindow) {
                countedWindow = window;
                countedInWindow = 0;
            }
            if (countedInWindow >= HOST_SHARE || (counted && now - countedAt < HOST_INTERVAL)) {
                return false;
            }
            counted = true;
            countedAt = now;
            countedInWindow++;
            return true;
        } finally {
            lock.unlock();
        }
    }
}
