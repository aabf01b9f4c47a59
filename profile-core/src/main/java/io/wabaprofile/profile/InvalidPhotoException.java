package io.wabaprofile.profile;

/** A photo that may not be sent. Nothing was sent. */
public final class InvalidPhotoException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    /** Why a photo was refused. */
    public enum Reason {
        EMPTY,
        TOO_LARGE,
        /** The content is neither JPEG nor PNG, whatever the file's name says. */
        NOT_JPEG_OR_PNG,
        /** It starts like a JPEG or PNG, but its header cannot be read or its end is missing. */
        DAMAGED,
        /** A directory, a device or anything else that is not a regular file. */
        NOT_A_FILE
    }

    InvalidPhotoException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
