package io.wabaprofile.port;

/**
 * Stopped on our side: the thread was interrupted (its flag is set again), the connection was closed, or an observer said
 * so.
 */
public final class Cancelled extends GatewayException {
    private static final long serialVersionUID = 1;

    /** @param by what stopped the call */
    public Cancelled(Operation operation, Outcome outcome, String by) {
        super(operation, outcome, by, null, null);
    }

    @Override
    GatewayException copy(Outcome other) {
        return new Cancelled(operation(), other, why());
    }
}
