package io.wabaprofile.cli;

import io.wabaprofile.cli.connection.ChannelOptions;
import io.wabaprofile.cli.connection.CliEnvironment;
import io.wabaprofile.cli.doctor.Doctor;
import io.wabaprofile.cli.doctor.DoctorReport;
import io.wabaprofile.cli.output.ExitCode;
import io.wabaprofile.cli.output.OutputOptions;
import io.wabaprofile.cli.output.Terminal;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "doctor",
        description = "Check a number step by step, from the configuration to sending, and say what to do next. Changes"
                + " nothing. Takes at most 20 seconds.")
final class DoctorCommand implements CliCommand {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = ChannelOptions.NAME)
    private @Nullable String name;

    @Option(names = "--photo", paramLabel = "FILE", description = "A file to check against the rules for photos.")
    private @Nullable Path photo;

    @Mixin
    private final ChannelOptions number = new ChannelOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    private final CliEnvironment environment;

    DoctorCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    /** The exit code is that of the first failed step. */
    @Override
    public ExitCode run(Terminal terminal) {
        DoctorReport report = new Doctor(number, name, environment).check(photo);
        output.print(terminal, report::lines, report::json);
        return report.exit();
    }
}
