package io.wabaprofile.http.internal.policy;

import java.time.Duration;

/**
 * The time in which a channel sends no requests, because the server asked it to wait or refused its credential
 * repeatedly.
 * Thread-safe. Times are nanoseconds of the monotonic clock.
 */
final class CoolDown {
    private static final int REFUSALS_BEFORE_SUSPENSION = 3;
    private static final Duration SUSPENSION = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofHours(1);

    private boolean active;
    private long end;
    private int refusals;

    /** Returns the remaining time; zero if the channel may send. */
    Duration remaining(long now) {
        synchronized (this) {
            active = active && end - now > 0;
            return active ? Duration.ofNanos(end - now) : Duration.ZERO;
        }
    }

    /** Whether the channel is suspended because its credential was refused repeatedly. */
    boolean isSuspended(long now) {
        synchronized (this) {
            return refusals >= REFUSALS_BEFORE_SUSPENSION && active && end - now > 0;
        }
    }

    /**
     * Records that the server asked to wait. The wait is limited to an hour. A shorter wait does not end a longer wait.
     */
    void throttled(Duration wait, long now) {
        synchronized (this) {
            extend(wait.compareTo(LONGEST) < 0 ? wait : LONGEST, now);
        }
    }

    /** Records that the server refused the credential. The third refusal in a row suspends the channel. */
    void refused(long now) {
        synchronized (this) {
            refusals++;
            if (refusals >= REFUSALS_BEFORE_SUSPENSION) {
                extend(SUSPENSION, now);
            }
        }
    }

    /** Resets the count of refusals. */
    void succeeded() {
        synchronized (this) {
            refusals = 0;
        }
    }

    private void extend(Duration wait, long now) {
        long later = now + wait.toNanos();
        if (!active || later - end > 0) {
            end = later;
            active = true;
        }
    }
}
