package io.wabaprofile.http.internal;

/** What is read of an answer, whichever way it comes; one that has more is hostile. */
final class AnswerLimits {
    /** In bytes. */
    static final int BODY = 256 * 1024;

    /** In characters, all headers together, interim answers included. */
    static final int HEADERS = 64 * 1024;

    private AnswerLimits() {}
}
