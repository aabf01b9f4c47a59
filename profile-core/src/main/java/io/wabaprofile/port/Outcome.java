package io.wabaprofile.port;

/** Whether a failed call may have changed the profile. */
public enum Outcome {
    /** The profile was not changed: no request was sent, or the platform rejected it. */
    NOT_APPLIED,
    /** A request was sent, but no reliable response was received. Read the profile to find out whether it changed. */
    UNKNOWN
}
