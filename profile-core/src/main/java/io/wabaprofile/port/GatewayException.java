package io.wabaprofile.port;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A remote call failed. The subclass says what it means, {@link #outcome()} what it left behind.
 *
 * <p>Holds no key, session id, handle, header or body; serialisable; the cause, where there is one, is an I/O failure
 * without addresses, another of these, or what the caller's own source of keys threw.
 */
public abstract sealed class GatewayException extends RuntimeException
        permits Unauthorized,
                Rejected,
                Throttled,
                Unavailable,
                Unreadable,
                PartiallyApplied,
                UploadMismatch,
                Cancelled {
    private static final long serialVersionUID = 1;

    private final Operation operation;
    private final Outcome outcome;
    private final String why;
    private final @Nullable RemoteError remoteError;

    GatewayException(
            Operation operation,
            Outcome outcome,
            String what,
            @Nullable RemoteError remoteError,
            @Nullable Throwable cause) {
        this(
                operation,
                outcome,
                what + (remoteError == null ? "" : ": " + remoteError),
                leftBehind(operation, outcome),
                remoteError,
                cause);
    }

    GatewayException(
            Operation operation,
            Outcome outcome,
            String why,
            String leftBehind,
            @Nullable RemoteError remoteError,
            @Nullable Throwable cause) {
        super(operation.displayName() + ": " + why + leftBehind, cause);
        this.operation = operation;
        this.outcome = outcome;
        this.why = why;
        this.remoteError = remoteError;
    }

    private static String leftBehind(Operation operation, Outcome outcome) {
        if (outcome == Outcome.UNKNOWN) {
            return operation.isWrite() ? "; it may have been applied" : "; the profile may have been changed before";
        }
        return operation.isRead() ? "" : "; nothing was changed";
    }

    /** The message without what was called and what it left behind. */
    String why() {
        return why;
    }

    /** The request that failed. */
    public Operation operation() {
        return operation;
    }

    /** Whether the profile may have changed. {@link Outcome#UNKNOWN} if any write of the call ended so. */
    public Outcome outcome() {
        return outcome;
    }

    /**
     * Returns the same failure with another outcome, for a call of several requests: a request that failed without an
     * effect may follow one whose effect is unknown. The copy has this failure's stack trace, and this failure as a
     * suppressed one.
     */
    public final GatewayException withOutcome(Outcome other) {
        if (other == outcome) {
            return this;
        }
        GatewayException copy = copy(other);
        copy.setStackTrace(getStackTrace());
        copy.addSuppressed(this);
        return copy;
    }

    abstract GatewayException copy(Outcome other);

    /** Whether the same call may succeed later without anybody changing anything. */
    public boolean isTransient() {
        return false;
    }

    /** What the platform said, if it said anything. */
    public Optional<RemoteError> remoteError() {
        return Optional.ofNullable(remoteError);
    }
}
