package io.wabaprofile.http.internal;

/**
 * What a call holds while it runs: a place among its channel's calls, and the channel's write lock if it is a write.
 *
 * @param credential the one that identified the channel; the first attempt uses it
 */
record Permit(ChannelState channel, Deadline deadline, HeaderCredential credential) {

    /** The same permit for one more request of the call. */
    Permit with(HeaderCredential other) {
        return new Permit(channel, deadline, other);
    }

    @Override
    public String toString() {
        return "Permit(****)";
    }
}
