package io.wabaprofile.port;

import org.jspecify.annotations.Nullable;

/** The key is missing, wrong, revoked or suspended, or does not allow the call. {@link #reason()} says which. */
public final class Unauthorized extends GatewayException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    /** Why the key was of no use. */
    public enum Reason {
        /** The platform refused the key, or refused the call to this key. */
        KEY_REFUSED("the key was not accepted"),
        /** The platform refused this key in several calls before. The library sends it again after a minute. */
        KEY_SUSPENDED("the request was not sent, because the key was refused three times in a row"),
        /** The caller's own source of keys had none; the cause says why. */
        NO_KEY("the request was not sent, because there was no key to send");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    /** The platform refused the key. */
    public Unauthorized(Operation operation, Outcome outcome, @Nullable RemoteError remoteError) {
        this(operation, outcome, Reason.KEY_REFUSED, remoteError, null);
    }

    /** @param cause what the source of keys threw, if it did */
    public Unauthorized(
            Operation operation,
            Outcome outcome,
            Reason reason,
            @Nullable RemoteError remoteError,
            @Nullable Throwable cause) {
        super(operation, outcome, reason.words, remoteError, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    @Override
    GatewayException copy(Outcome other) {
        return new Unauthorized(operation(), other, reason, remoteError().orElse(null), getCause());
    }
}
