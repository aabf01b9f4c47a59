package io.wabaprofile.profile;

/** A photo is invalid. No request was sent. */
public final class InvalidPhotoException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    /** Why a photo was refused. */
    public enum Reason {
        EMPTY,
        TOO_LARGE,
        /** The content is neither JPEG nor PNG. The file name does not matter. */
        NOT_JPEG_OR_PNG,
        /** The content starts like a JPEG or PNG, but its header cannot be read or its end is missing. */
        DAMAGED,
        /** There is no such file, or it is not a regular file, such as a directory or a device. */
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
