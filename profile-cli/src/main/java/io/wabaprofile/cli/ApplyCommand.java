package io.wabaprofile.cli;

import io.wabaprofile.cli.connection.CliEnvironment;
import io.wabaprofile.cli.fleet.ApplyOptions;
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
        name = "apply",
        description = "Write what differs from a fleet file, and read it back. Run 'plan' first. Run the same command"
                + " again to continue after Ctrl-C or a crash.")
final class ApplyCommand implements CliCommand {
    @Mixin
    private final FleetOptions options = new FleetOptions();

    @Mixin
    private final ApplyOptions apply = new ApplyOptions();

    private final CliEnvironment environment;

    ApplyCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public ExitCode run(Terminal terminal) {
        FinishedRun finished = new FleetRun("apply", options.run(), environment, terminal)
                .apply(
                        options,
                        apply,
                        run -> options.output().print(terminal, () -> RunText.apply(run), () -> RunJson.of(run)));
        return apply.save(finished, terminal);
    }

    @Override
    public List<String> advice(RuntimeException failure) {
        return options.advice(failure);
    }
}
