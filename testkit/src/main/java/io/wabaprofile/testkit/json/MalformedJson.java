package io.wabaprofile.testkit.json;

/** A text that is not JSON, or not the JSON we take. */
public final class MalformedJson extends Exception {
    private static final long serialVersionUID = 1;

    public MalformedJson(String what, int at) {
        super(what + " at character " + at);
    }
}
