package io.wabaprofile.testkit.junit;

/** Nothing that went wrong, but what went over the wire, in the one form that every tool shows beside a failure. */
final class Transcript extends Throwable {
    private static final long serialVersionUID = 1L;

    Transcript(String text) {
        super(text, null, false, false);
    }
}
