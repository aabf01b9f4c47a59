package io.wabaprofile.cli.connection;

import io.wabaprofile.cli.output.UsageException;
import io.wabaprofile.fleet.FleetChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;

/** What a command needs to reach a number, besides the mode. */
public final class NumberOptions {
    @Mixin
    private final CredentialOptions credential = new CredentialOptions();

    @Mixin
    private final GraphOptions graph = new GraphOptions();

    @Mixin
    private final HostOptions host = new HostOptions();

    /** The settings of a number that only the options describe. Reads no file. */
    public NumberSettings settings(Mode mode) {
        return new NumberSettings(mode, credential.source(mode), graph.access(mode), host, SettingNames.OPTIONS);
    }

    /**
     * The settings of a channel of the configuration file.
     *
     * @throws UsageException if an option describes the number, too
     */
    public NumberSettings settings(FleetChannel channel) {
        Stream.concat(credential.arguments().stream(), graph.given().keySet().stream())
                .filter(argument -> argument.startsWith("--"))
                .findFirst()
                .ifPresent(option -> {
                    throw contradiction(option);
                });
        Mode mode = Mode.of(channel.mode());
        return new NumberSettings(
                mode,
                new CredentialReference(mode.credential(), channel.key()),
                channel.graph(),
                host,
                SettingNames.FILE);
    }

    /** @param option an option that describes a number */
    public static UsageException contradiction(String option) {
        return new UsageException(
                option + " cannot be used with the name of a channel. The configuration file describes the channel.",
                "Omit " + option + ", or omit the name.");
    }

    /** The same options for another command line, without credentials. */
    public List<String> arguments() {
        List<String> arguments = new ArrayList<>(graph.arguments());
        arguments.addAll(host.arguments());
        arguments.addAll(credential.arguments());
        return arguments;
    }
}
