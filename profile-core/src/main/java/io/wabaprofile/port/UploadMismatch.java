package io.wabaprofile.port;

/** The file and what the platform was told of it, or holds of it, do not fit together. Start over with a new upload. */
public final class UploadMismatch extends GatewayException {
    private static final long serialVersionUID = 1;

    /** @param how which two lengths or offsets disagree */
    public UploadMismatch(Operation operation, String how) {
        super(operation, Outcome.NOT_APPLIED, how, null, null);
    }
}
