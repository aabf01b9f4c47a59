package io.wabaprofile.port;

/** The kind of a request to the platform. Used in exceptions and metrics. */
public enum Operation {
    FETCH_ABOUT("fetch about"),
    UPDATE_ABOUT("update about"),
    FETCH_PROFILE("fetch profile"),
    UPDATE_PROFILE("update profile"),
    FETCH_PHOTO("fetch photo"),
    REPLACE_PHOTO("replace photo"),
    OPEN_UPLOAD("open upload"),
    FETCH_OFFSET("fetch upload offset"),
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
