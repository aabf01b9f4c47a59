package io.wabaprofile.port;

import org.jspecify.annotations.Nullable;

/** The key is missing, wrong, revoked, or not allowed to do this. */
public final class Unauthorized extends GatewayException {
    private static final long serialVersionUID = 1;

    public Unauthorized(Operation operation, Outcome outcome, @Nullable RemoteError remoteError) {
        super(operation, outcome, "the key was not accepted", remoteError, null);
    }
}
