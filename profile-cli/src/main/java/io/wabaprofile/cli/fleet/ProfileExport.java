package io.wabaprofile.cli.fleet;

import io.wabaprofile.cli.output.ExitCode;
import io.wabaprofile.fleet.ChannelResult;
import io.wabaprofile.fleet.Fleet;
import io.wabaprofile.fleet.FleetChannel;
import io.wabaprofile.fleet.file.ExportedChannel;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.profile.Vertical;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Exports the current profiles of channels. */
public final class ProfileExport {
    /** A check reads the fields that a channel declares, so each field is declared. The values are not written. */
    private static final ProfileUpdate EACH_FIELD = eachField();

    private ProfileExport() {}

    private static ProfileUpdate eachField() {
        ProfileUpdate.Builder fields = ProfileUpdate.builder();
        for (ProfileField field : ProfileField.all()) {
            if (field == ProfileField.VERTICAL) {
                fields.vertical(Vertical.OTHER);
            } else if (field.isClearable()) {
                fields.clear(field);
            } else if (field != ProfileField.PHOTO) {
                fields.set(field, List.of("-"));
            }
        }
        return fields.build();
    }

    /** The channels, each with all fields to read. */
    static Fleet toRead(Fleet fleet) {
        return Fleet.of(fleet.channels().stream()
                .map(channel -> new FleetChannel(
                        channel.name(),
                        channel.number(),
                        channel.mode(),
                        channel.key(),
                        channel.graph(),
                        EACH_FIELD,
                        Optional.empty()))
                .toList());
    }

    /** The channels that were read, with their profiles. */
    static Export of(FinishedRun run) {
        List<FleetChannel> channels = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        Map<String, ChannelResult> results =
                run.report().results().stream().collect(Collectors.toMap(ChannelResult::channel, result -> result));
        for (FleetChannel channel : run.fleet().channels()) {
            Optional<ChannelResult> result = Optional.ofNullable(results.get(channel.name()));
            result.flatMap(ChannelResult::read)
                    .ifPresentOrElse(
                            read -> {
                                ExportedChannel exported = ExportedChannel.of(channel, read);
                                channels.add(exported.channel());
                                exported.notes().forEach(note -> notes.add(note.message()));
                            },
                            () -> notes.add(channel.name() + " is left out. "
                                    + result.flatMap(ChannelResult::failure)
                                            .map(failure -> RunText.reason(failure, channel.key()))
                                            .orElse("The command was stopped")));
        }
        notes.add("Photos are left out: the platform does not return the files that were set.");
        return new Export(Fleet.of(channels), notes, exit(run, channels.size()));
    }

    private static ExitCode exit(FinishedRun run, int exported) {
        if (run.stoppedByUser()) {
            return ExitCode.CANCELLED;
        }
        return exported == run.fleet().size() ? ExitCode.OK : ExitCode.NOT_AS_DESIRED;
    }
}
