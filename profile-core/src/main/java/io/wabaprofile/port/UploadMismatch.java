package io.wabaprofile.port;

/** The file does not match the upload session, or the platform's offset does not match the file. Start a new upload. */
public final class UploadMismatch extends GatewayException {
    private static final long serialVersionUID = 1;

    /** @param difference the values that differ */
    public UploadMismatch(Operation operation, String difference) {
        this(operation, Outcome.NOT_APPLIED, difference);
    }

    private UploadMismatch(Operation operation, Outcome outcome, String difference) {
        super(operation, outcome, difference, null, null);
    }

    @Override
    GatewayException copy(Outcome other) {
        return new UploadMismatch(operation(), other, why());
    }
}
