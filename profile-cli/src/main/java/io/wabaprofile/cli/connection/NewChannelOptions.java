package io.wabaprofile.cli.connection;

import io.wabaprofile.cli.output.UsageException;
import io.wabaprofile.fleet.FleetChannel;
import io.wabaprofile.profile.ProfileUpdate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A number that the options describe, which becomes the channel of a new fleet file. */
public final class NewChannelOptions {
    private static final String DEFAULT_NAME = "number";

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            converter = Mode.Converter.class,
            description = "Export one number without a configuration file: onpremise or cloud at 360dialog, or graph."
                    + " NAME is then the name of the number in the new file; by default '" + DEFAULT_NAME + "'.")
    private @Nullable Mode mode;

    @Mixin
    private final CredentialOptions credential = new CredentialOptions();

    @Mixin
    private final GraphOptions graph = new GraphOptions();

    private @Nullable NumberSettings chosen;

    /**
     * Whether one number is to be exported.
     *
     * @throws UsageException if an option is given that needs the mode
     */
    public boolean isGiven() {
        if (mode == null) {
            requireNoOther();
        }
        return mode != null;
    }

    /** @throws UsageException if an option does not fit the mode */
    public NumberSettings settings(HostOptions host) {
        Mode given = Objects.requireNonNull(mode);
        NumberSettings settings =
                new NumberSettings(given, credential.source(given), graph.access(given), host, SettingNames.OPTIONS);
        chosen = settings;
        return settings;
    }

    /**
     * The number as a channel without a profile.
     *
     * @param names at most one name
     * @throws UsageException if an option does not fit the mode, or the name cannot be used
     */
    public FleetChannel channel(List<String> names) {
        Mode given = Objects.requireNonNull(mode);
        if (names.size() > 1) {
            throw new UsageException("--mode exports one number, and several names were given.", "Keep one name.");
        }
        try {
            return new FleetChannel(
                    names.isEmpty() ? DEFAULT_NAME : names.get(0),
                    Optional.empty(),
                    given.api(),
                    credential.reference(given),
                    graph.access(given),
                    ProfileUpdate.builder().build(),
                    Optional.empty());
        } catch (IllegalArgumentException otherForm) {
            throw new UsageException("NAME cannot be used. " + otherForm.getMessage() + ".", otherForm);
        }
    }

    public List<String> advice(RuntimeException failure) {
        return chosen == null ? List.of() : chosen.advice(failure);
    }

    private void requireNoOther() {
        Stream.concat(credential.arguments().stream(), graph.given().keySet().stream())
                .filter(argument -> argument.startsWith("--"))
                .findFirst()
                .ifPresent(option -> {
                    throw new UsageException(option + " is for --mode.", "Add --mode cloud, onpremise or graph.");
                });
    }
}
