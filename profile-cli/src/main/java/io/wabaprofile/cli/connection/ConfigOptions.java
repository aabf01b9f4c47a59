package io.wabaprofile.cli.connection;

import io.wabaprofile.cli.output.UsageException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The configuration file, which describes channels by name. It has the format of a fleet file. */
public final class ConfigOptions {
    private static final String VARIABLE = "WABA_PROFILE_CONFIG";
    private static final String FILE = "wabaprofile.yaml";
    private static final List<String> HOMES = List.of("HOME", "USERPROFILE");

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The file that describes the channels; by default the file named by the environment variable "
                    + VARIABLE + ", else " + FILE + " in the current directory, else"
                    + " ~/.config/waba-profile/config.yaml.")
    private @Nullable Path given;

    /** @throws UsageException if the option was given besides an option that excludes it */
    public void requireAbsent(String other) {
        if (given != null) {
            throw new UsageException("--config and " + other + " exclude each other.", "Omit one of them.");
        }
    }

    /** @throws UsageException if the option was given, although no channel is named */
    public void requireName() {
        if (given != null) {
            throw new UsageException(
                    "--config is for the channels of a configuration file.", "Add the name of a channel.");
        }
    }

    /** @throws UsageException if there is no configuration file */
    public ConfigFile file(CliEnvironment environment) {
        return new ConfigFile(Optional.ofNullable(given)
                .or(() -> byDefault(environment))
                .orElseThrow(() -> new UsageException(
                        "There is no configuration file, which describes the channels by name.",
                        "Create " + FILE + " in the current directory, or name a file with --config or with the"
                                + " environment variable " + VARIABLE + ".")));
    }

    private static Optional<Path> byDefault(CliEnvironment environment) {
        Map<String, String> variables = environment.variables();
        String named = variables.get(VARIABLE);
        if (named != null && !named.isBlank()) {
            try {
                return Optional.of(Path.of(named));
            } catch (InvalidPathException invalid) {
                throw new UsageException(
                        "The environment variable " + VARIABLE + " is not the path of a file.",
                        "Set it to the path of the configuration file.",
                        invalid);
            }
        }
        List<Path> files = new ArrayList<>(List.of(environment.directory().resolve(FILE)));
        HOMES.stream()
                .map(variables::get)
                .filter(home -> home != null && !home.isBlank())
                .map(home -> Path.of(home, ".config", "waba-profile", "config.yaml"))
                .forEach(files::add);
        return files.stream().filter(Files::exists).findFirst();
    }

    /** The same option for another command line. */
    public List<String> arguments() {
        return given == null ? List.of() : List.of("--config", given.toString());
    }
}
