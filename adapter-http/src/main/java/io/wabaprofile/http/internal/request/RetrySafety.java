package io.wabaprofile.http.internal.request;

/** Whether a request may be sent again, and whether it changes the profile. */
public enum RetrySafety {
    /** Changes nothing. */
    READ,
    /** Leads to the same state however often it is sent. */
    IDEMPOTENT_WRITE,
    /** Leads to the same state, but may use up a handle. Retried once at most. */
    WRITE_REPEATED_ONCE,
    /** Creates a resource that expires if it is unused. Retried once at most. */
    HARMLESS_CREATION,
    /** Appends to a resource. Not sent again, but resumed from the offset of the server. */
    APPEND;

    /** Whether the profile may have changed if the response is lost. */
    public boolean isWrite() {
        return this == IDEMPOTENT_WRITE || this == WRITE_REPEATED_ONCE;
    }
}
