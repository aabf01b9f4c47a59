package io.wabaprofile.testkit;

/** A text that is not JSON, or not the JSON we take. */
final class MalformedJson extends Exception {
    private static final long serialVersionUID = 1;

    MalformedJson(String what, int at) {
        super(what + " at character " + at);
    }
}
