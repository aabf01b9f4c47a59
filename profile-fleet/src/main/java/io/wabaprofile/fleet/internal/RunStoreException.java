package io.wabaprofile.fleet.internal;

/** The store of a run, such as its database, cannot be used. This is not a failure of a channel: try again later. */
public final class RunStoreException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    public RunStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
