package io.wabaprofile.fleet.internal;

import io.wabaprofile.fleet.ChannelResult;
import io.wabaprofile.fleet.FleetChannel;
import io.wabaprofile.fleet.RunKind;
import io.wabaprofile.fleet.RunRequest;
import io.wabaprofile.profile.ProfileField;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The work on one channel.
 *
 * @param planned the channel's result in the plan
 * @param hasPlan whether the run has a plan
 */
public record ChannelTask(RunKind kind, FleetChannel channel, Optional<ChannelResult> planned, boolean hasPlan) {

    public static ChannelTask of(RunRequest request, FleetChannel channel) {
        return new ChannelTask(
                request.kind(),
                channel,
                request.plan().flatMap(plan -> plan.result(channel.name())),
                request.plan().isPresent());
    }

    /** The fields to read. */
    Set<ProfileField> fields() {
        Set<ProfileField> fields = EnumSet.noneOf(ProfileField.class);
        fields.addAll(channel.profile().fields());
        if (channel.photo().isPresent()) {
            fields.add(ProfileField.PHOTO);
        }
        return fields;
    }
}
