package io.wabaprofile.http.internal.policy;

import io.wabaprofile.http.internal.request.Deadline;
import io.wabaprofile.http.internal.request.HeaderCredential;

/**
 * The permit to run a call: one of the channel's call permits, and the channel's write lock if the call is a write.
 *
 * @param coolDowns those of the channel and of the credential
 * @param credential the credential of the first attempt; identifies the channel
 */
public record Permit(ChannelPolicy channel, CoolDowns coolDowns, Deadline deadline, HeaderCredential credential) {}
