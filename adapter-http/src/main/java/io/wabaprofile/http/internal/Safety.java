package io.wabaprofile.http.internal;

/** What repeating a request would do, and what a lost answer leaves open. */
public enum Safety {
    /** Changes nothing. */
    READ,
    /** Leads to the same state however often it is sent. */
    IDEMPOTENT_WRITE,
    /** Leads to the same state, but spends something that may be good for one use; repeated once at most. */
    WRITE_REPEATED_ONCE,
    /** Creates something that is forgotten if unused; repeated once at most. */
    HARMLESS_CREATION,
    /** Adds to what is there; never sent again, only continued from where the server is. */
    APPEND;

    /** Whether a lost answer leaves open what the profile holds. */
    boolean isWrite() {
        return this == IDEMPOTENT_WRITE || this == WRITE_REPEATED_ONCE;
    }
}
