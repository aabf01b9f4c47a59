package io.wabaprofile.testkit.simulator.http;

/** A JSON body exceeds the size limit. */
public final class BodyTooLargeException extends Exception {
    private static final long serialVersionUID = 1;
}
