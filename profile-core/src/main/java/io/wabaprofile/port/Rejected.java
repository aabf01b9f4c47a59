package io.wabaprofile.port;

import org.jspecify.annotations.Nullable;

/** The platform understood and refused. Sending the same again will be refused again. */
public final class Rejected extends GatewayException {
    private static final long serialVersionUID = 1;

    public Rejected(Operation operation, Outcome outcome, @Nullable RemoteError remoteError) {
        super(operation, outcome, "refused by the platform", remoteError, null);
    }

    @Override
    GatewayException copy(Outcome other) {
        return new Rejected(operation(), other, remoteError().orElse(null));
    }
}
