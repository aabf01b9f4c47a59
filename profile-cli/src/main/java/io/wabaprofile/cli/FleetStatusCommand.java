package io.wabaprofile.cli;

import io.wabaprofile.cli.connection.CliEnvironment;
import io.wabaprofile.cli.fleet.StatusOptions;
import io.wabaprofile.cli.fleet.StatusText;
import io.wabaprofile.cli.output.ExitCode;
import io.wabaprofile.cli.output.OutputOptions;
import io.wabaprofile.cli.output.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "status", description = "Show how far an apply is, while it works or after it was interrupted.")
final class FleetStatusCommand implements CliCommand {
    @Mixin
    private final StatusOptions options = new StatusOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    private final CliEnvironment environment;

    FleetStatusCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public ExitCode run(Terminal terminal) {
        StatusText status = options.read(environment);
        output.print(terminal, status::lines, status::json);
        return ExitCode.OK;
    }
}
