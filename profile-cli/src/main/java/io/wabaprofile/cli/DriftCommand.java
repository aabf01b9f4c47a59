package io.wabaprofile.cli;

import io.wabaprofile.cli.connection.CliEnvironment;
import io.wabaprofile.cli.fleet.EngineOptions;
import io.wabaprofile.cli.fleet.FinishedRun;
import io.wabaprofile.cli.fleet.FleetOptions;
import io.wabaprofile.cli.fleet.FleetRun;
import io.wabaprofile.cli.fleet.RunJson;
import io.wabaprofile.cli.fleet.RunText;
import io.wabaprofile.cli.output.ExitCode;
import io.wabaprofile.cli.output.Terminal;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "drift",
        description = "Read the channels of a fleet file, and exit with 13 if a profile differs. Changes nothing.")
final class DriftCommand implements CliCommand {
    @Mixin
    private final FleetOptions options = new FleetOptions();

    @Mixin
    private final EngineOptions engine = new EngineOptions();

    private final CliEnvironment environment;

    DriftCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public ExitCode run(Terminal terminal) {
        FinishedRun run = new FleetRun("drift", options.run(), environment, terminal).check(options, engine);
        options.output().print(terminal, () -> RunText.drift(run, options, engine), () -> RunJson.of(run));
        return run.exitOfDrift();
    }

    @Override
    public List<String> advice(RuntimeException failure) {
        return options.advice(failure);
    }
}
