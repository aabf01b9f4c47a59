package io.wabaprofile.port;

/**
 * The caller cancelled the call: it interrupted the thread, closed the connection, or its {@link UploadObserver}
 * cancelled
 * the upload. After an interrupt, the thread's interrupt flag is set.
 */
public final class Cancelled extends GatewayException {
    private static final long serialVersionUID = 1;

    /**
     * Creates a failure of a call that the caller ended.
     *
     * @param by the reason, such as "interrupted"; part of the message
     */
    public Cancelled(Operation operation, Outcome outcome, String by) {
        super(operation, outcome, by, null, null);
    }

    @Override
    public Kind kind() {
        return Kind.CANCELLED;
    }

    @Override
    GatewayException copy(Outcome other) {
        return new Cancelled(operation(), other, why());
    }
}
