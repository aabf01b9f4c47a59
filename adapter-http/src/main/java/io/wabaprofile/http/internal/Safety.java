package io.wabaprofile.http.internal;

/** What repeating a request would do, and what a lost answer leaves open. */
public enum Safety {
    /** Changes nothing. */
    READ,
    /** Leads to the same state however often it is sent. */
    IDEMPOTENT_WRITE,
    /** Creates something that is forgotten if unused; repeated once at most. */
    HARMLESS_CREATION,
    /** Adds to what is there; never sent again blindly. */
    APPEND
}
