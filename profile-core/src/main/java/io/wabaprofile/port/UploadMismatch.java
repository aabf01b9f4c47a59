package io.wabaprofile.port;

/** The file does not match the upload session, or the platform's offset does not match the file. Start a new upload. */
public final class UploadMismatch extends GatewayException {
    private static final long serialVersionUID = 1;

    /**
     * Creates a failure with the outcome {@link Outcome#NOT_APPLIED}, because an upload does not change a profile.
     *
     * @param difference the values that differ; part of the message
     */
    public UploadMismatch(Operation operation, String difference) {
        this(operation, Outcome.NOT_APPLIED, difference);
    }

    private UploadMismatch(Operation operation, Outcome outcome, String difference) {
        super(operation, outcome, difference, null, null);
    }

    @Override
    public Kind kind() {
        return Kind.UPLOAD_MISMATCH;
    }

    @Override
    GatewayException copy(Outcome other) {
        return new UploadMismatch(operation(), other, why());
    }
}
