package io.wabaprofile.port;

/** The file and what the platform was told of it, or holds of it, do not fit together. Start over with a new upload. */
public final class UploadMismatch extends GatewayException {
    private static final long serialVersionUID = 1;

    /** @param how which two lengths or offsets disagree */
    public UploadMismatch(Operation operation, String how) {
        this(operation, Outcome.NOT_APPLIED, how);
    }

    private UploadMismatch(Operation operation, Outcome outcome, String how) {
        super(operation, outcome, how, null, null);
    }

    @Override
    GatewayException copy(Outcome other) {
        return new UploadMismatch(operation(), other, why());
    }
}
