package io.wabaprofile.testkit.simulator.http;

/** A JSON body over the cap. */
public final class BodyTooLargeException extends Exception {
    private static final long serialVersionUID = 1;
}
