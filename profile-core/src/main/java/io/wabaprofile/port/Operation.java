package io.wabaprofile.port;

/** The requests that a platform serves. Named in every failure and every metric. */
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

    private final String words;

    Operation(String words) {
        this.words = words;
    }

    boolean isWrite() {
        return this == UPDATE_ABOUT || this == UPDATE_PROFILE || this == REPLACE_PHOTO;
    }

    boolean isRead() {
        return this == FETCH_ABOUT || this == FETCH_PROFILE || this == FETCH_PHOTO || this == FETCH_OFFSET;
    }

    /** In words, for people. */
    public String words() {
        return words;
    }
}
