package io.wabaprofile.cli;

import io.wabaprofile.http.Credentials;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The number that a command reads or changes. */
final class ChannelOptions {
    @Option(
            names = "--mode",
            required = true,
            paramLabel = "MODE",
            converter = Mode.Converter.class,
            description = "The API the number is registered in: onpremise or cloud.")
    private @Nullable Mode mode;

    @Mixin
    private final HostOptions host = new HostOptions();

    ConnectedChannel open(CliEnvironment environment, Terminal terminal) {
        Mode chosen = Objects.requireNonNull(mode, "--mode is required");
        Credentials credentials = host.credentials(environment, terminal);
        return environment.channels().over(host.connect(environment, chosen.host()), chosen, credentials);
    }

    List<String> advice(RuntimeException failure) {
        return host.advice(failure);
    }
}
