package io.wabaprofile.http.internal;

/**
 * A call that its channel has let in.
 *
 * @param first the credential that was asked for to know the channel, used by the first attempt
 */
record Turn(ChannelState channel, Deadline deadline, HeaderCredential first) {

    /** For one more request in the same turn. */
    Turn next(Call request) {
        return new Turn(channel, deadline, request.channel.credential());
    }

    @Override
    public String toString() {
        return "Turn(****)";
    }
}
