package io.wabaprofile.port;

import org.jspecify.annotations.Nullable;

/** The platform rejected the request. The same request would be rejected again. */
public final class Rejected extends GatewayException {
    private static final long serialVersionUID = 1;

    /** @param remoteError the error response; null if it had no readable content */
    public Rejected(Operation operation, Outcome outcome, @Nullable RemoteError remoteError) {
        super(operation, outcome, "the platform rejected the request", remoteError, null);
    }

    @Override
    public Kind kind() {
        return Kind.REJECTED;
    }

    @Override
    GatewayException copy(Outcome other) {
        return new Rejected(operation(), other, remoteError().orElse(null));
    }
}
