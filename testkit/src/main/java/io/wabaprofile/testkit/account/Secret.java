package io.wabaprofile.testkit.account;

/** What gives access to a channel, or to a file on its way to it, and may stand in no text that others read. */
public enum Secret {
    KEY("a key"),
    SESSION_ID("the id of an upload session"),
    SIGNATURE("the signature of an upload session"),
    HANDLE("a handle");

    private final String displayName;

    Secret(String displayName) {
        this.displayName = displayName;
    }

    /** In displayName, for people. */
    public String displayName() {
        return displayName;
    }
}
