package io.wabaprofile.port;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A failed call to the platform. The subclass and {@link #kind()} tell what failed; {@link #outcome()} tells whether the profile may
 * have
 * changed. Serializable.
 *
 * <p>Contains no key, session ID, handle, header or body. The cause is absent, an I/O failure without addresses,
 * another
 * gateway exception, or the exception of the caller's {@code Credentials}.
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

    /** The subclasses as constants, for a {@code switch}. */
    public enum Kind {
        /** {@link io.wabaprofile.port.Unauthorized} */
        UNAUTHORIZED,
        /** {@link io.wabaprofile.port.Rejected} */
        REJECTED,
        /** {@link io.wabaprofile.port.Throttled} */
        THROTTLED,
        /** {@link io.wabaprofile.port.Unavailable} */
        UNAVAILABLE,
        /** {@link io.wabaprofile.port.Unreadable} */
        UNREADABLE,
        /** {@link io.wabaprofile.port.PartiallyApplied}; the kind of the failed request is that of its cause */
        PARTIALLY_APPLIED,
        /** {@link io.wabaprofile.port.UploadMismatch} */
        UPLOAD_MISMATCH,
        /** {@link io.wabaprofile.port.Cancelled} */
        CANCELLED
    }

    private final Operation operation;
    private final Outcome outcome;
    private final String why;
    private final @Nullable RemoteError remoteError;

    GatewayException(
            Operation operation,
            Outcome outcome,
            String reason,
            @Nullable RemoteError remoteError,
            @Nullable Throwable cause) {
        this(
                operation,
                outcome,
                reason + (remoteError == null ? "" : ": " + remoteError),
                effect(operation, outcome),
                remoteError,
                cause);
    }

    GatewayException(
            Operation operation,
            Outcome outcome,
            String why,
            String effect,
            @Nullable RemoteError remoteError,
            @Nullable Throwable cause) {
        super(operation.displayName() + ": " + why + effect, cause);
        this.operation = operation;
        this.outcome = outcome;
        this.why = why;
        this.remoteError = remoteError;
    }

    private static String effect(Operation operation, Outcome outcome) {
        if (outcome == Outcome.UNKNOWN) {
            return operation.isWrite() ? "; it may have been applied" : "; the profile may have been changed before";
        }
        return operation.isRead() ? "" : "; the profile was not changed";
    }

    /** The message without the operation and the outcome. */
    String why() {
        return why;
    }

    /**
     * The kind of this failure: one constant per subclass. A {@code switch} over it that has no {@code default} and
     * returns a value does not compile if a case is missing.
     */
    public abstract Kind kind();

    /** The kind of the request that failed. */
    public Operation operation() {
        return operation;
    }

    /**
     * Whether the profile may have changed. {@link Outcome#UNKNOWN} if the call sent a write whose effect is unknown.
     */
    public Outcome outcome() {
        return outcome;
    }

    /**
     * Returns the same failure with another outcome. Use it for a call of several requests: a request that failed
     * without
     * an effect may follow one whose effect is unknown. The copy has the stack trace of this failure and contains this
     * failure as a suppressed exception.
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

    /** Whether the same call may succeed later without a change to the key, the settings or the values. */
    public boolean isTransient() {
        return false;
    }

    /** The platform's error response. Empty if there was none. */
    public Optional<RemoteError> remoteError() {
        return Optional.ofNullable(remoteError);
    }
}
