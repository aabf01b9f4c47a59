package io.wabaprofile.port;

import org.jspecify.annotations.Nullable;

/** The platform rejected the request. The same request would be rejected again. */
public final class Rejected extends GatewayException {
    private static final long serialVersionUID = 1;

    public Rejected(Operation operation, Outcome outcome, @Nullable RemoteError remoteError) {
        super(operation, outcome, "the platform rejected the request", remoteError, null);
    }

    @Override
    GatewayException copy(Outcome other) {
        return new Rejected(operation(), other, remoteError().orElse(null));
    }
}
