package io.wabaprofile.cli;

import io.wabaprofile.cli.connection.ChannelOptions;
import io.wabaprofile.cli.connection.CliEnvironment;
import io.wabaprofile.cli.connection.ConnectedChannel;
import io.wabaprofile.cli.output.ExitCode;
import io.wabaprofile.cli.output.OutputOptions;
import io.wabaprofile.cli.output.ProfileJson;
import io.wabaprofile.cli.output.ProfileTable;
import io.wabaprofile.cli.output.Terminal;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Show the profile of a number.")
final class ShowCommand implements CliCommand {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = ChannelOptions.NAME)
    private @Nullable String name;

    @Option(
            names = "--fields",
            paramLabel = "FIELD",
            split = ",",
            converter = FieldConverter.class,
            completionCandidates = FieldConverter.Names.class,
            description = "Read and show these fields only, separated by commas: about, address, description, email,"
                    + " vertical, websites, photo.")
    private List<ProfileField> fields = List.copyOf(ProfileField.all());

    @Mixin
    private final ChannelOptions number = new ChannelOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    private final CliEnvironment environment;

    ShowCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public ExitCode run(Terminal terminal) {
        try (ConnectedChannel channel = number.open(name, environment, terminal)) {
            BusinessProfile profile = channel.profile().fetch(EnumSet.copyOf(fields));
            output.print(terminal, () -> ProfileTable.of(profile, fields), () -> ProfileJson.of(profile, fields));
            return ExitCode.OK;
        }
    }

    @Override
    public List<String> advice(RuntimeException failure) {
        return number.advice(failure);
    }
}
