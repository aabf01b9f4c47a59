package io.wabaprofile.profile;

/** A file that may not be uploaded. Nothing was sent. */
public final class InvalidMediaException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    InvalidMediaException(String message) {
        super(message);
    }
}
