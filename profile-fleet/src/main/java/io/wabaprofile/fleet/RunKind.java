package io.wabaprofile.fleet;

/** What a run does. */
public enum RunKind {
    /** Reads and compares. Sends no write. */
    CHECK,
    /** Reads, writes what differs, and reads back. */
    APPLY
}
