package io.wabaprofile.port;

/** Why an upload resumed at an offset or in a new session. */
public enum UploadInterruption {
    /** The caller resumed an earlier upload. */
    EARLIER_UPLOAD,
    /** The connection failed or was lost, or the response was not received in time. */
    CONNECTION_LOST,
    /** The server reported an error. */
    SERVER_ERROR,
    /** The server requested a wait. */
    THROTTLED,
    /** The server rejected the key, and the caller's {@code Credentials} returned another one. */
    KEY_CHANGED,
    /** The server's offset differs from the offset of the request. */
    OFFSET_DISPUTED,
    /** The response could not be parsed. */
    UNREADABLE_RESPONSE,
    /** The server no longer knows the session; a new session was opened. */
    SESSION_FORGOTTEN,
    /** The server could not report the offset; a new session was opened. */
    OFFSET_UNKNOWN,
    /** The server accepted no bytes in several attempts; a new session was opened. */
    STALLED
}
