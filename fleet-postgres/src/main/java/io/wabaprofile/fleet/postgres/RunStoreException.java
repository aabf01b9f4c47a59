package io.wabaprofile.fleet.postgres;

/** The database cannot be used. This is not a failure of a channel: try again later. */
final class RunStoreException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    RunStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
