package io.wabaprofile.cli.connection;

import io.wabaprofile.cli.output.Terminal;
import io.wabaprofile.http.Credentials;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The number that a command reads or changes. */
public final class ChannelOptions {
    @Option(
            names = "--mode",
            required = true,
            paramLabel = "MODE",
            converter = Mode.Converter.class,
            description = "The API the number is registered in: onpremise or cloud.")
    private @Nullable Mode mode;

    @Mixin
    private final HostOptions host = new HostOptions();

    public ConnectedChannel open(CliEnvironment environment, Terminal terminal) {
        Mode chosen = Objects.requireNonNull(mode, "--mode is required");
        Credentials credentials = host.credentials(environment, terminal);
        return environment.channels().over(host.connect(environment, chosen.host()), chosen, credentials);
    }

    public List<String> advice(RuntimeException failure) {
        return host.advice(failure);
    }
}
