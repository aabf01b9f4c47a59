package io.wabaprofile.application;

import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.port.Sleeper;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileUpdate;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Reads a profile after an acknowledged write, until it has the written values or the number of reads is used up.
 * Immutable.
 *
 * <p>{@link Result.Confirmed} proves that the platform returned every written value at the time of the last read. It
 * does
 * not prove that the values stay: another program may write, and a request of an older write that timed out may still
 * arrive. A longer wait makes the second case less likely.
 */
public final class ReadBack {
    /** No read after a write. */
    public static final ReadBack NONE = new ReadBack(0, Duration.ZERO, wait -> {});

    private final int reads;
    private final Duration wait;
    private final Sleeper sleeper;

    private ReadBack(int reads, Duration wait, Sleeper sleeper) {
        this.reads = reads;
        this.wait = wait;
        this.sleeper = sleeper;
    }

    /** The result of the reads. */
    public sealed interface Result {

        /** No read was requested. */
        record NotRequested() implements Result {}

        /** The last read returned each written value. */
        record Confirmed() implements Result {}

        /**
         * No read returned all written values.
         *
         * @param last the written fields as they were read last
         */
        record Different(BusinessProfile last) implements Result {}

        /**
         * The last read failed, or the thread was interrupted while it waited.
         *
         * @param cause the failure of the last read
         */
        record Failed(GatewayException cause) implements Result {}
    }

    /**
     * Returns a setting that reads up to {@code reads} times and waits before each read.
     *
     * @throws IllegalArgumentException if the number of reads is not 1 to 100, or the wait is negative or over an hour
     */
    public static ReadBack upTo(int reads, Duration wait) {
        return upTo(reads, wait, time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()));
    }

    /** As {@link #upTo(int, Duration)}, with another sleeper. For tests. */
    public static ReadBack upTo(int reads, Duration wait, Sleeper sleeper) {
        if (reads < 1 || reads > 100) {
            throw new IllegalArgumentException("reads must be 1 to 100, but is " + reads);
        }
        if (wait.isNegative() || wait.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("wait must be between zero and one hour, but is " + wait);
        }
        return new ReadBack(reads, wait, sleeper);
    }

    Result of(ProfileUpdate written, ProfileGateway gateway) {
        Result result = new Result.NotRequested();
        for (int read = 0; read < reads && !(result instanceof Result.Confirmed); read++) {
            if (isInterruptedWhileWaiting()) {
                return new Result.Failed(new Cancelled(Operation.FETCH_PROFILE, Outcome.NOT_APPLIED, "interrupted"));
            }
            result = once(written, gateway);
        }
        return result;
    }

    private static Result once(ProfileUpdate written, ProfileGateway gateway) {
        try {
            BusinessProfile read = gateway.fetch(written.fields());
            return written.without(read).isEmpty() ? new Result.Confirmed() : new Result.Different(read);
        } catch (GatewayException failure) {
            return new Result.Failed(failure);
        }
    }

    private boolean isInterruptedWhileWaiting() {
        if (Thread.currentThread().isInterrupted()) {
            return true;
        }
        try {
            sleeper.sleep(wait);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
