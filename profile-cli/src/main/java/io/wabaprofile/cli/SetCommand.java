package io.wabaprofile.cli;

import io.wabaprofile.application.ProfileEditor;
import io.wabaprofile.application.UpdateOutcome;
import io.wabaprofile.application.UpdateOutcome.Updated;
import io.wabaprofile.profile.ProfileUpdate;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "set",
        description =
                "Change the profile of a number. Only the fields named here are touched, and only if they differ.")
final class SetCommand implements Task {
    @Mixin
    private final FieldOptions fields = new FieldOptions();

    @Mixin
    private final ChannelOptions number = new ChannelOptions();

    @Mixin
    private final AnswerOptions answers = new AnswerOptions();

    private final Surroundings surroundings;

    SetCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public ExitCode run(Terminal terminal) {
        ProfileUpdate update = fields.update();
        fields.warnings().forEach(terminal::warning);
        try (ConnectedChannel channel = number.open(surroundings, terminal)) {
            UpdateOutcome outcome = new ProfileEditor(channel.profile()).update(update);
            answers.answer(terminal, () -> toPeople(outcome, update), () -> ProfileJson.of(outcome));
            return ExitCode.OK;
        }
    }

    @Override
    public List<String> advice(RuntimeException failure) {
        return number.advice(failure);
    }

    private static List<String> toPeople(UpdateOutcome outcome, ProfileUpdate update) {
        return outcome instanceof Updated updated
                ? ComparisonTable.of(updated.before(), update.applyTo(updated.before()), updated.fields())
                : List.of("Unchanged: the profile already is as asked.");
    }
}
