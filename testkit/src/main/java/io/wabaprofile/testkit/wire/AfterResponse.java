package io.wabaprofile.testkit.wire;

/** What becomes of a connection after an answer. */
enum AfterResponse {
    CLOSE,
    KEEP_ALIVE,
    /** Looks alive until the next request begins. */
    STALE,
    /** There is nothing after it, for it comes before the request. */
    REQUEST_UNREAD
}
