package io.wabaprofile.port;

/** The kind of a request to the platform. Used in exceptions and metrics. */
public enum Operation {
    /** Reads about. On-Premise only. */
    FETCH_ABOUT("fetch about"),
    /** Writes about. On-Premise only. */
    UPDATE_ABOUT("update about"),
    /** Reads the profile; On-Premise without about and photo. */
    FETCH_PROFILE("fetch profile"),
    /** Writes the profile; On-Premise without about. */
    UPDATE_PROFILE("update profile"),
    /** Reads the address of the photo. On-Premise only. */
    FETCH_PHOTO("fetch photo"),
    /** Sets the photo; Cloud: sets the handle of an uploaded photo. */
    REPLACE_PHOTO("replace photo"),
    /** Opens an upload session. */
    OPEN_UPLOAD("open upload"),
    /** Reads how many bytes of an upload the server has. */
    FETCH_OFFSET("fetch upload offset"),
    /** Sends the bytes of an upload, or the rest of them. */
    SEND_UPLOAD("send upload");

    private final String displayName;

    Operation(String displayName) {
        this.displayName = displayName;
    }

    boolean isWrite() {
        return this == UPDATE_ABOUT || this == UPDATE_PROFILE || this == REPLACE_PHOTO;
    }

    boolean isRead() {
        return this == FETCH_ABOUT || this == FETCH_PROFILE || this == FETCH_PHOTO || this == FETCH_OFFSET;
    }

    /** The name in messages, such as {@code fetch about}. */
    public String displayName() {
        return displayName;
    }
}
