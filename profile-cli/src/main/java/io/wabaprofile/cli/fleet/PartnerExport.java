package io.wabaprofile.cli.fleet;

import io.wabaprofile.cli.connection.CliEnvironment;
import io.wabaprofile.cli.connection.HostOptions;
import io.wabaprofile.cli.connection.Mode;
import io.wabaprofile.cli.connection.PartnerOptions;
import io.wabaprofile.cli.output.ExitCode;
import io.wabaprofile.cli.output.Terminal;
import io.wabaprofile.cli.output.UsageException;
import io.wabaprofile.fleet.Fleet;
import io.wabaprofile.fleet.FleetChannel;
import io.wabaprofile.fleet.file.DirectoryImport;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.Credentials;
import io.wabaprofile.partner.PartnerAdapter;
import io.wabaprofile.port.ChannelDirectory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Exports the channels of a partner, with references to keys that do not exist yet. */
public final class PartnerExport {
    private static final Duration LIST_LIMIT = Duration.ofMinutes(10);

    private PartnerExport() {}

    /** @throws UsageException if there is no valid key, or the ID has another form */
    public static Export of(
            String partnerId, PartnerOptions partner, HostOptions host, CliEnvironment environment, Terminal terminal) {
        Credentials key = partner.key(environment, terminal);
        try (ApiConnection connection = host.connect(
                Mode.CLOUD,
                PartnerAdapter.HOST,
                environment,
                address -> environment.connections().apply(ApiConnection.to(address)))) {
            Fleet fleet =
                    DirectoryImport.of(directory(connection, key, partnerId).list());
            return new Export(fleet, notes(fleet, environment), ExitCode.OK);
        }
    }

    private static ChannelDirectory directory(ApiConnection connection, Credentials key, String partnerId) {
        try {
            return PartnerAdapter.connect(connection).callLimit(LIST_LIMIT).directory(key, partnerId);
        } catch (IllegalArgumentException otherForm) {
            throw new UsageException(
                    "--partner must be the ID of a partner: 1 to 64 letters, digits, hyphens or underscores.",
                    "Copy the partner ID from the 360dialog Hub.",
                    otherForm);
        }
    }

    private static List<String> notes(Fleet fleet, CliEnvironment environment) {
        List<String> missing = fleet.channels().stream()
                .map(FleetChannel::key)
                .filter(key -> !environment.variables().containsKey(key.name()))
                .map(key -> "  " + key.name())
                .toList();
        if (missing.isEmpty()) {
            return List.of();
        }
        List<String> notes = new ArrayList<>();
        notes.add(
                "This command creates no keys. Create the keys of the channels in the 360dialog Hub or with the Partner"
                        + " API, and set these environment variables:");
        notes.addAll(missing);
        return notes;
    }
}
