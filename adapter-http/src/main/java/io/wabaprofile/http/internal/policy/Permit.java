package io.wabaprofile.http.internal.policy;

import io.wabaprofile.http.internal.request.Deadline;
import io.wabaprofile.http.internal.request.HeaderCredential;

/**
 * The permission to run a call: one of the channel's call permits, and the channel's write lock if the call is a write.
 *
 * @param credential identifies the channel and is used by the first attempt
 */
public record Permit(ChannelState channel, Deadline deadline, HeaderCredential credential) {

    /** Returns this permit for one more request of the call. */
    public Permit with(HeaderCredential other) {
        return new Permit(channel, deadline, other);
    }

    @Override
    public String toString() {
        return "Permit(****)";
    }
}
