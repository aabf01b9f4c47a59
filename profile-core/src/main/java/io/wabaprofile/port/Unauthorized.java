package io.wabaprofile.port;

import org.jspecify.annotations.Nullable;

/** No key was available, or the platform rejected the key or token. {@link #reason()} tells which. */
public final class Unauthorized extends GatewayException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    /** Why the call was not authorized. */
    public enum Reason {
        /** The platform rejected the key, or the key does not permit the call. */
        KEY_REFUSED("the platform rejected the key or token"),
        /** The platform rejected this key three times in a row. The library does not send it for one minute. */
        KEY_SUSPENDED("the request was not sent because the key or token was rejected three times in a row"),
        /** The caller's {@code Credentials} returned no key. If they threw an exception, it is the cause. */
        NO_KEY("the request was not sent because no key or token was available");

        private final String text;

        Reason(String text) {
            this.text = text;
        }
    }

    /** Creates a failure with the reason {@link Reason#KEY_REFUSED}. */
    public Unauthorized(Operation operation, Outcome outcome, @Nullable RemoteError remoteError) {
        this(operation, outcome, Reason.KEY_REFUSED, remoteError, null);
    }

    /**
     * @param remoteError the error response; null if there was none
     * @param cause the exception of the caller's {@code Credentials}, if they threw one
     */
    public Unauthorized(
            Operation operation,
            Outcome outcome,
            Reason reason,
            @Nullable RemoteError remoteError,
            @Nullable Throwable cause) {
        super(operation, outcome, reason.text, remoteError, cause);
        this.reason = reason;
    }

    /** Why the call was not authorized. */
    public Reason reason() {
        return reason;
    }

    @Override
    public Kind kind() {
        return Kind.UNAUTHORIZED;
    }

    @Override
    GatewayException copy(Outcome other) {
        return new Unauthorized(operation(), other, reason, remoteError().orElse(null), getCause());
    }
}
