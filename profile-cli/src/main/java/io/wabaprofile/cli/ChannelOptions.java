package io.wabaprofile.cli;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which number a command is about. */
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

    ConnectedChannel open(Surroundings surroundings, Terminal terminal) {
        Mode chosen = Objects.requireNonNull(mode, "--mode is required");
        return host.open(
                surroundings,
                terminal,
                chosen.host(),
                (connection, credentials) -> surroundings.wiring().over(connection, chosen, credentials));
    }

    List<String> advice(RuntimeException failure) {
        return host.advice(failure);
    }
}
