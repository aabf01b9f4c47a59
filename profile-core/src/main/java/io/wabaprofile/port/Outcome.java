package io.wabaprofile.port;

/** What a failed call left behind at the platform. */
public enum Outcome {
    /** The profile is as it was: nothing was sent, or the server said no. */
    NOT_APPLIED,
    /** Something was sent and no trustworthy answer came back: read the profile to know. */
    UNKNOWN
}
