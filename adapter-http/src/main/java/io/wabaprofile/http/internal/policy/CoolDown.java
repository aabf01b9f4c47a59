package io.wabaprofile.http.internal.policy;

import java.time.Duration;

/**
 * How long a channel sends nothing: because the server asked it to wait, or because its credential was refused too often.
 * Thread-safe. Times are nanoseconds of the monotonic clock.
 */
final class CoolDown {
    private static final int REFUSALS_BEFORE_SUSPENSION = 3;
    private static final Duration SUSPENSION = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofHours(1);

    private boolean active;
    private long end;
    private int refusals;

    /** Zero if the channel may send. */
    Duration remaining(long now) {
        synchronized (this) {
            active = active && end - now > 0;
            return active ? Duration.ofNanos(end - now) : Duration.ZERO;
        }
    }

    /** Whether the credential was refused so often that it is not sent for a while. */
    boolean isSuspended(long now) {
        synchronized (this) {
            return refusals >= REFUSALS_BEFORE_SUSPENSION && active && end - now > 0;
        }
    }

    /** The server asked to wait: an hour at most counts, and a shorter wait does not end a longer one. */
    void throttled(Duration wait, long now) {
        synchronized (this) {
            extend(wait.compareTo(LONGEST) < 0 ? wait : LONGEST, now);
        }
    }

    /** The credential was refused. The third time in a row suspends the channel. */
    void refused(long now) {
        synchronized (this) {
            refusals++;
            if (refusals >= REFUSALS_BEFORE_SUSPENSION) {
                extend(SUSPENSION, now);
            }
        }
    }

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
