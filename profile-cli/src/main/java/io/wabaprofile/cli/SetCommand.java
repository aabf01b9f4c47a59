package io.wabaprofile.cli;

import io.wabaprofile.application.ProfileEditor;
import io.wabaprofile.application.UpdateOutcome;
import io.wabaprofile.application.UpdateOutcome.Updated;
import io.wabaprofile.cli.connection.ChannelOptions;
import io.wabaprofile.cli.connection.CliEnvironment;
import io.wabaprofile.cli.connection.ConnectedChannel;
import io.wabaprofile.cli.output.ExitCode;
import io.wabaprofile.cli.output.OutputOptions;
import io.wabaprofile.cli.output.ProfileChange;
import io.wabaprofile.cli.output.Terminal;
import io.wabaprofile.profile.ProfileUpdate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "set",
        description = "Change the profile of a number. Writes only the fields that are named and that differ.")
final class SetCommand implements CliCommand {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = ChannelOptions.NAME)
    private @Nullable String name;

    @Mixin
    private final FieldOptions fields = new FieldOptions();

    @Option(names = "--dry-run", description = "Show what would be written, and write nothing. Reads the profile.")
    private boolean dryRun;

    @Mixin
    private final ChannelOptions number = new ChannelOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    private final CliEnvironment environment;

    SetCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public ExitCode run(Terminal terminal) {
        ProfileUpdate update = fields.update();
        fields.warning().ifPresent(terminal::warning);
        try (ConnectedChannel channel = number.open(name, environment, terminal)) {
            ProfileChange change = dryRun
                    ? ProfileChange.of(channel.profile().fetch(update.fields()), update)
                    : written(new ProfileEditor(channel.profile()).update(update), update);
            output.print(terminal, () -> lines(change), () -> change.json(dryRun ? "would_update" : "updated"));
            return ExitCode.OK;
        }
    }

    @Override
    public List<String> advice(RuntimeException failure) {
        return Stream.concat(number.advice(failure).stream(), fields.advice(failure).stream())
                .toList();
    }

    private static ProfileChange written(UpdateOutcome outcome, ProfileUpdate update) {
        return outcome instanceof Updated updated ? ProfileChange.of(updated.before(), update) : ProfileChange.NONE;
    }

    private List<String> lines(ProfileChange change) {
        if (change.fields().isEmpty()) {
            return List.of("Unchanged: the profile already has these values.");
        }
        return dryRun
                ? Stream.concat(change.lines().stream(), Stream.of("Dry run: nothing was written."))
                        .toList()
                : change.lines();
    }
}
