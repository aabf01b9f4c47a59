package io.wabaprofile.port;

import org.jspecify.annotations.Nullable;

/** The key is missing, wrong, revoked, or not allowed to do this; or there was none to be had, and the cause says why. */
public final class Unauthorized extends GatewayException {
    private static final long serialVersionUID = 1;

    public Unauthorized(Operation operation, Outcome outcome, @Nullable RemoteError remoteError) {
        this(operation, outcome, remoteError, null);
    }

    /** @param noKey why there was no key to send, if that is what happened */
    public Unauthorized(
            Operation operation, Outcome outcome, @Nullable RemoteError remoteError, @Nullable Throwable noKey) {
        super(
                operation,
                outcome,
                noKey == null ? "the key was not accepted" : "there was no key to send",
                remoteError,
                noKey);
    }
}
