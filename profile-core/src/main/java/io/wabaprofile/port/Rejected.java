package io.wabaprofile.port;

import org.jspecify.annotations.Nullable;

/** The platform rejected the request. The same request would be rejected again. */
public final class Rejected extends GatewayException {
    private static final long serialVersionUID = 1;

    private final String reason;

    /** @param remoteError the error response; null if it had no readable content */
    public Rejected(Operation operation, Outcome outcome, @Nullable RemoteError remoteError) {
        this(operation, outcome, "the platform rejected the request", remoteError);
    }

    private Rejected(Operation operation, Outcome outcome, String reason, @Nullable RemoteError remoteError) {
        super(operation, outcome, reason, remoteError, null);
        this.reason = reason;
    }

    /**
     * Returns the failure of a read of a resource that does not exist, or whose address has expired.
     *
     * @param reason names the resource and what to check; must not contain a secret
     */
    public static Rejected notFound(Operation operation, String reason) {
        return new Rejected(operation, Outcome.NOT_APPLIED, reason, null);
    }

    @Override
    public Kind kind() {
        return Kind.REJECTED;
    }

    @Override
    GatewayException copy(Outcome other) {
        return new Rejected(operation(), other, reason, remoteError().orElse(null));
    }
}
