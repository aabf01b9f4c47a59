package io.wabaprofile.cli.fleet;

import io.wabaprofile.cli.connection.CliEnvironment;
import io.wabaprofile.cli.output.DisplayText;
import io.wabaprofile.cli.output.ExitCode;
import io.wabaprofile.cli.output.Terminal;
import io.wabaprofile.cli.output.UsageException;
import io.wabaprofile.fleet.FleetPlan;
import io.wabaprofile.fleet.RunSettings;
import io.wabaprofile.fleet.run.PlanFile;
import io.wabaprofile.fleet.run.ReportFile;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of an apply, besides those of the fleet. */
public final class ApplyOptions {
    @Option(
            names = "--plan",
            paramLabel = "FILE",
            description = "A plan that 'plan --out' saved. A channel that changed since then is not written.")
    private @Nullable Path plan;

    @Option(
            names = "--max-failures",
            paramLabel = "N",
            description = "Stop after more than N failed channels; no limit by default.")
    private @Nullable Integer maxFailures;

    @Option(names = "--report", paramLabel = "FILE", description = "The file to write one JSON line per channel to.")
    private @Nullable Path report;

    @Mixin
    private final RunFileOption runFile = new RunFileOption();

    @Mixin
    private final EngineOptions engine = new EngineOptions();

    Optional<FleetPlan> plan() {
        return Optional.ofNullable(plan).map(file -> FleetRun.orRefused(() -> PlanFile.read(file)));
    }

    /** @throws UsageException if an option is wrong, before any file is read */
    void check(FleetOptions options) {
        settings(options);
        engine.check();
        if (engine.isPostgres() && runFile.given().isPresent()) {
            throw new UsageException("--run-file is for the engine local.", "Omit it with --engine postgres.");
        }
        options.files(engine)
                .read("--plan", plan)
                .written("--run-file", engine.isPostgres() ? null : runFile(options))
                .written("--report", report);
        if (report != null) {
            ResultFile.requireWritable(report);
        }
    }

    private Path runFile(FleetOptions options) {
        return runFile.given().orElseGet(options::runFile);
    }

    RunSettings settings(FleetOptions options) {
        return options.run().settings(maxFailures == null ? RunSettings.DEFAULT.maxFailures() : maxFailures);
    }

    OpenEngine open(FleetOptions options, FleetConnections connections, CliEnvironment environment) {
        return engine.open(options, settings(options), connections, environment, runFile(options));
    }

    /**
     * Writes the report, if a file was named. A report that cannot be written does not hide the result of the run.
     *
     * @return the exit code of the run; {@link ExitCode#NOT_AS_DESIRED} in place of success without the report
     */
    public ExitCode save(FinishedRun run, Terminal terminal) {
        ExitCode exit = run.exitOfApply();
        if (report == null) {
            return exit;
        }
        try {
            ReportFile.write(run.report(), report);
            return exit;
        } catch (IllegalStateException notWritten) {
            terminal.error(DisplayText.printable(notWritten.getMessage() + ". The run itself ended as printed."));
            return exit == ExitCode.OK ? ExitCode.NOT_AS_DESIRED : exit;
        }
    }
}
