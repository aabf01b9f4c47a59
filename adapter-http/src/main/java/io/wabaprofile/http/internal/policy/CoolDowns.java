package io.wabaprofile.http.internal.policy;

import io.wabaprofile.http.internal.request.AttemptFailure;
import java.time.Duration;

/**
 * The cool-downs that a request observes.
 *
 * @param channel that of the channel with its credential
 * @param credential that of all channels with the credential; the same object if the credential belongs to one channel
 */
record CoolDowns(CoolDown channel, CoolDown credential) {

    /** Returns the longer remaining time. */
    Duration remaining(long now) {
        Duration ofChannel = channel.remaining(now);
        Duration ofCredential = credential.remaining(now);
        return ofChannel.compareTo(ofCredential) >= 0 ? ofChannel : ofCredential;
    }

    boolean isSuspended(long now) {
        return channel.isSuspended(now) || credential.isSuspended(now);
    }

    void succeeded() {
        channel.succeeded();
        credential.succeeded();
    }

    /** Returns the cool-down that a failure affects. */
    CoolDown affectedBy(AttemptFailure failure) {
        return failure.concernsCredential() ? credential : channel;
    }
}
