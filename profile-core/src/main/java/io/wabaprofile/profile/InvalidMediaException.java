package io.wabaprofile.profile;

/** A file, media type or handle is invalid. No request was sent. */
public final class InvalidMediaException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    InvalidMediaException(String message) {
        super(message);
    }
}
