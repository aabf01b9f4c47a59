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
    /** Reads the bytes of the photo. */
    DOWNLOAD_PHOTO("download photo"),
    /** Sets the photo; Cloud: sets the handle of an uploaded photo. */
    REPLACE_PHOTO("replace photo"),
    /** Opens an upload session. */
    OPEN_UPLOAD("open upload"),
    /** Reads how many bytes of an upload the server has. */
    FETCH_OFFSET("fetch upload offset"),
    /** Sends the bytes of an upload, or the rest of them. */
    SEND_UPLOAD("send upload"),
    /** Reads facts about the number. */
    FETCH_FACTS("fetch facts"),
    /** Reads a page of the partner's channels. */
    LIST_CHANNELS("list channels");

    private final String displayName;

    Operation(String displayName) {
        this.displayName = displayName;
    }

    boolean isWrite() {
        return this == UPDATE_ABOUT || this == UPDATE_PROFILE || this == REPLACE_PHOTO;
    }

    boolean isRead() {
        return switch (this) {
            case FETCH_ABOUT, FETCH_PROFILE, FETCH_PHOTO, DOWNLOAD_PHOTO, FETCH_OFFSET, FETCH_FACTS, LIST_CHANNELS ->
                true;
            case UPDATE_ABOUT, UPDATE_PROFILE, REPLACE_PHOTO, OPEN_UPLOAD, SEND_UPLOAD -> false;
        };
    }

    /** The name in messages, such as {@code fetch about}. */
    public String displayName() {
        return displayName;
    }
}
