package io.wabaprofile.cli;

import io.wabaprofile.application.ProfileEditor;
import io.wabaprofile.application.UpdateOutcome;
import io.wabaprofile.application.UpdateOutcome.Updated;
import io.wabaprofile.cli.connection.ChannelOptions;
import io.wabaprofile.cli.connection.CliEnvironment;
import io.wabaprofile.cli.connection.ConnectedChannel;
import io.wabaprofile.cli.output.ExitCode;
import io.wabaprofile.cli.output.OutputOptions;
import io.wabaprofile.cli.output.ProfileJson;
import io.wabaprofile.cli.output.ProfileTable;
import io.wabaprofile.cli.output.Terminal;
import io.wabaprofile.profile.ProfileUpdate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "set",
        description = "Change the profile of a number. Writes only the fields that are named and that differ.")
final class SetCommand implements CliCommand {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = ChannelOptions.NAME)
    private @Nullable String name;

    @Mixin
    private final FieldOptions fields = new FieldOptions();

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
        fields.warnings().forEach(terminal::warning);
        try (ConnectedChannel channel = number.open(name, environment, terminal)) {
            UpdateOutcome outcome = new ProfileEditor(channel.profile()).update(update);
            output.print(terminal, () -> lines(outcome, update), () -> ProfileJson.of(outcome));
            return ExitCode.OK;
        }
    }

    @Override
    public List<String> advice(RuntimeException failure) {
        return number.advice(failure);
    }

    private static List<String> lines(UpdateOutcome outcome, ProfileUpdate update) {
        return outcome instanceof Updated updated
                ? ProfileTable.comparison(updated.before(), update.applyTo(updated.before()), updated.fields())
                : List.of("Unchanged: the profile already has these values.");
    }
}
