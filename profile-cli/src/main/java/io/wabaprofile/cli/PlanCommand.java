package io.wabaprofile.cli;

import io.wabaprofile.cli.connection.CliEnvironment;
import io.wabaprofile.cli.fleet.EngineOptions;
import io.wabaprofile.cli.fleet.FinishedRun;
import io.wabaprofile.cli.fleet.FleetOptions;
import io.wabaprofile.cli.fleet.FleetRun;
import io.wabaprofile.cli.fleet.PlanOutput;
import io.wabaprofile.cli.fleet.RunJson;
import io.wabaprofile.cli.fleet.RunText;
import io.wabaprofile.cli.output.ExitCode;
import io.wabaprofile.cli.output.Terminal;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "plan",
        description = "Read the channels of a fleet file, and show what 'apply' would change. Changes nothing.")
final class PlanCommand implements CliCommand {
    @Mixin
    private final FleetOptions options = new FleetOptions();

    @Mixin
    private final EngineOptions engine = new EngineOptions();

    @Mixin
    private final PlanOutput plan = new PlanOutput();

    @Option(names = "--detailed-exitcode", description = "Exit with 13 if 'apply' would change a channel.")
    private boolean detailed;

    private final CliEnvironment environment;

    PlanCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public ExitCode run(Terminal terminal) {
        plan.check(options, engine);
        FinishedRun run = new FleetRun("plan", options.run(), environment, terminal).check(options, engine);
        plan.save(run);
        options.output().print(terminal, () -> lines(run), () -> RunJson.of(run));
        return run.exitOfPlan(detailed);
    }

    private List<String> lines(FinishedRun run) {
        List<String> lines = new ArrayList<>(RunText.plan(run, options, engine));
        lines.addAll(plan.lines(run, environment.program(), options, engine));
        return lines;
    }

    @Override
    public List<String> advice(RuntimeException failure) {
        return options.advice(failure);
    }
}
