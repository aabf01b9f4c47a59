package io.wabaprofile.cli.connection;

import io.wabaprofile.cli.output.Terminal;
import io.wabaprofile.cli.output.UsageException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The number that a command reads or changes: a channel of the configuration file, or described by options. */
public final class ChannelOptions {
    /** Describes the parameter or the option with the name of a channel. */
    public static final String NAME =
            "The name of a channel in the configuration file, which has its mode and names its"
                    + " key. Without a name, --mode is required.";

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            converter = Mode.Converter.class,
            completionCandidates = Mode.Arguments.class,
            description = "The API the number is registered in: onpremise or cloud at 360dialog, or graph, which is"
                    + " Meta's Graph API.")
    private @Nullable Mode mode;

    @Mixin
    private final ConfigOptions config = new ConfigOptions();

    @Mixin
    private final NumberOptions number = new NumberOptions();

    private @Nullable NumberSettings chosen;

    /** @param name the name of a channel; null if the options describe the number */
    public NumberSettings settings(@Nullable String name, CliEnvironment environment) {
        NumberSettings settings = name == null ? ofOptions() : ofChannel(name, environment);
        chosen = settings;
        return settings;
    }

    private NumberSettings ofOptions() {
        config.requireName();
        if (mode == null) {
            throw new UsageException(
                    "Missing the number: --mode MODE, or the name of a channel in the configuration file.",
                    "Use --mode cloud, onpremise or graph.");
        }
        return number.settings(mode);
    }

    private NumberSettings ofChannel(String name, CliEnvironment environment) {
        if (mode != null) {
            throw NumberOptions.contradiction("--mode");
        }
        return number.settings(config.file(environment).channel(name));
    }

    /** @param name as in {@link #settings} */
    public ConnectedChannel open(@Nullable String name, CliEnvironment environment, Terminal terminal) {
        return settings(name, environment).open(environment, terminal);
    }

    public List<String> advice(RuntimeException failure) {
        return chosen == null ? List.of() : chosen.advice(failure);
    }
}
