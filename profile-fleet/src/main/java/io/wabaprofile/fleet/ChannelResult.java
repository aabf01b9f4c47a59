package io.wabaprofile.fleet;

import io.wabaprofile.profile.BusinessProfile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The result of one channel in a run.
 *
 * @param channel the name of the channel
 * @param state how it ended
 * @param differences {@code UPDATED}: what was written; other states: what differs, as far as it is known
 * @param attempts the number of attempts since the run was started, or continued last
 * @param failure why the channel failed or was throttled; otherwise empty
 * @param read the desired fields as they were read before a write; empty if they were not read
 * @param time when the work ended
 */
public record ChannelResult(
        String channel,
        ChannelState state,
        List<FieldDifference> differences,
        int attempts,
        Optional<ChannelFailure> failure,
        Optional<BusinessProfile> read,
        Instant time) {
    public ChannelResult {
        differences = List.copyOf(differences);
    }

    /** The result of a channel that a run did not reach. */
    public static ChannelResult skipped(String channel, Instant time) {
        return new ChannelResult(channel, ChannelState.SKIPPED, List.of(), 0, Optional.empty(), Optional.empty(), time);
    }
}
