package io.wabaprofile.http.internal.request;

/** Whether a request may be sent again, and whether it changes the profile. */
public enum RetrySafety {
    /** Changes nothing. */
    READ,
    /** Leads to the same state if it is sent several times. */
    IDEMPOTENT_WRITE,
    /** Leads to the same state, but may consume a handle. Retried once at most. */
    WRITE_REPEATED_ONCE,
    /** Creates a resource that expires if it is not used. Retried once at most. */
    HARMLESS_CREATION,
    /** Appends to a resource. Not sent again: the next attempt resumes from the offset of the server. */
    APPEND;

    /** Whether the profile may have changed if the response is lost. */
    public boolean isWrite() {
        return this == IDEMPOTENT_WRITE || this == WRITE_REPEATED_ONCE;
    }
}
