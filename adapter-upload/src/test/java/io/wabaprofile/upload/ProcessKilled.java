package io.wabaprofile.upload;

/** Ends the caller as the end of its process would: nothing catches it on the way. */
final class ProcessKilled extends Error {
    private static final long serialVersionUID = 1;

    ProcessKilled() {
        super("the process was killed", null, false, false);
    }
}
