package io.wabaprofile.cli.connection;

import io.wabaprofile.cli.output.Terminal;
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
            description = "The API the number is registered in: onpremise or cloud at 360dialog, or graph, which is"
                    + " Meta's Graph API.")
    private @Nullable Mode mode;

    @Mixin
    private final NumberOptions number = new NumberOptions();

    public Mode mode() {
        return Objects.requireNonNull(mode, "--mode is required");
    }

    public NumberOptions number() {
        return number;
    }

    public ConnectedChannel open(CliEnvironment environment, Terminal terminal) {
        return number.open(mode(), environment, terminal);
    }

    public List<String> advice(RuntimeException failure) {
        return number.advice(mode(), failure);
    }
}
