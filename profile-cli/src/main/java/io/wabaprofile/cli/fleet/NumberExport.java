package io.wabaprofile.cli.fleet;

import io.wabaprofile.cli.connection.CliEnvironment;
import io.wabaprofile.cli.connection.ConnectedChannel;
import io.wabaprofile.cli.connection.HostOptions;
import io.wabaprofile.cli.connection.NewChannelOptions;
import io.wabaprofile.cli.output.ExitCode;
import io.wabaprofile.cli.output.Terminal;
import io.wabaprofile.fleet.Fleet;
import io.wabaprofile.fleet.FleetChannel;
import io.wabaprofile.fleet.file.ExportedChannel;
import io.wabaprofile.profile.ProfileField;
import java.util.List;

/** Exports the profile of one number that options describe. A failure is that of the call, so no file is written. */
public final class NumberExport {
    private NumberExport() {}

    public static Export of(
            NewChannelOptions described,
            List<String> names,
            HostOptions host,
            CliEnvironment environment,
            Terminal terminal) {
        FleetChannel channel = described.channel(names);
        ExportedChannel exported;
        try (ConnectedChannel number = described.settings(host).open(environment, terminal)) {
            exported = ExportedChannel.of(channel, number.profile().fetch());
        }
        List<String> notes = exported.notes().stream()
                .map(note -> note.field() == ProfileField.PHOTO
                        ? "The photo is left out. 'photo save' saves it to a file."
                        : note.message())
                .toList();
        return new Export(Fleet.of(List.of(exported.channel())), notes, ExitCode.OK);
    }
}
