package io.wabaprofile.port;

/** Why an upload goes on from an offset instead of running through. */
public enum UploadInterruption {
    /** The caller resumes an upload of its own, begun earlier. */
    EARLIER_UPLOAD,
    /** The connection broke or was not made, or no answer came in time. */
    CONNECTION_LOST,
    /** The server was out of order. */
    SERVER_ERROR,
    /** The server asked to wait. */
    THROTTLED,
    /** The key was not accepted, and there was another one by then. */
    KEY_CHANGED,
    /** The server held another part of the file than was assumed. */
    OFFSET_DISPUTED,
    /** The server answered in no form we understand. */
    UNREADABLE_ANSWER,
    /** The server does not know the session any more; a new one was opened. */
    SESSION_FORGOTTEN,
    /** The server could not be asked for the offset; a new session was opened. */
    OFFSET_UNKNOWN,
    /** The server took nothing in several attempts; a new session was opened. */
    STALLED
}
