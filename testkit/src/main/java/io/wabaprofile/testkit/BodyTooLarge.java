package io.wabaprofile.testkit;

/** A JSON body over the cap. */
final class BodyTooLarge extends Exception {
    private static final long serialVersionUID = 1;
}
