package io.wabaprofile.testkit.account;

/** A kind of secret that gives access to a channel or to an upload. Logs and messages must not contain secrets. */
public enum Secret {
    KEY("a key"),
    ACCESS_TOKEN("an access token"),
    SESSION_ID("the id of an upload session"),
    SIGNATURE("the signature of an upload session"),
    HANDLE("a handle");

    private final String displayName;

    Secret(String displayName) {
        this.displayName = displayName;
    }

    /** The name in English, for messages. */
    public String displayName() {
        return displayName;
    }
}
