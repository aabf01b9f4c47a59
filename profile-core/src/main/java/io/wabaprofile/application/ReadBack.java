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

/**
 * Reads a profile after a write that was acknowledged, until it holds what was written or the number of reads is used up. Immutable.
 *
 * <p>{@link Result.Confirmed} proves that the platform returned every written value at the time of the last read. It does
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

    /** What the reads showed. */
    public sealed interface Result {

        /** No read was asked for. */
        record NotRequested() implements Result {}

        /** The last read showed every value that was written. */
        record Confirmed() implements Result {}

        /**
         * No read showed every value that was written.
         *
         * @param last the fields of the update as they were read last
         */
        record Different(BusinessProfile last) implements Result {}

        /**
         * The last read failed, or the thread was interrupted while it waited.
         *
         * @param cause why there is no last read
         */
        record Failed(GatewayException cause) implements Result {}
    }

    /**
     * Reads up to a number of times and waits before each read.
     *
     * @throws IllegalArgumentException if the number of reads is not 1 to 100, or the wait is negative or over an hour
     */
    public static ReadBack upTo(int reads, Duration wait) {
        return upTo(reads, wait, new ThreadSleeper());
    }

    /** As {@link #upTo(int, Duration)}, with another way to wait. For tests. */
    public static ReadBack upTo(int reads, Duration wait, Sleeper sleeper) {
        if (reads < 1 || reads > 100) {
            throw new IllegalArgumentException("reads must be 1 to 100; it is " + reads);
        }
        if (wait.isNegative() || wait.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("wait must be from zero to an hour; it is " + wait);
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
