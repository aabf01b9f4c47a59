package io.wabaprofile.fleet;

/** How the work on a channel ended. */
public enum ChannelState {
    /** The profile has the desired values; no write was sent. */
    UNCHANGED(true),
    /** Fields were written, and the profile now has the desired values as far as they can be read. */
    UPDATED(true),
    /** The profile differs from the desired one: a check found it, or the values that were read after a write. */
    DRIFTED(false),
    /** The profile changed after the plan was made, so no write was sent after the change. */
    STALE(false),
    /** The platform throttled the channel for longer than {@link RunSettings#longestWait()}. */
    THROTTLED(false),
    /** A call failed. */
    FAILED(false),
    /** The run ended before the channel's turn. */
    SKIPPED(false);

    private final boolean asDesired;

    ChannelState(boolean asDesired) {
        this.asDesired = asDesired;
    }

    /** Whether the profile is as desired. A continued run does not work on such a channel again. */
    public boolean isAsDesired() {
        return asDesired;
    }
}
