package io.wabaprofile.cli.fleet;

import io.wabaprofile.cli.output.InputException;
import io.wabaprofile.cli.output.UsageException;
import io.wabaprofile.cli.transfer.ShellWords;
import io.wabaprofile.fleet.FleetPlan;
import io.wabaprofile.fleet.run.PlanFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The file in which a plan is saved. A stopped check is not a plan. */
public final class PlanOutput {
    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Save the plan for 'apply --plan'. It contains profile values, but no keys.")
    private @Nullable Path file;

    /**
     * @throws UsageException if another option names the same file
     * @throws InputException if the file cannot be written
     */
    public void check(FleetOptions options, EngineOptions engine) {
        options.files(engine).written("--out", file);
        if (file != null) {
            ResultFile.requireWritable(file);
        }
    }

    public void save(FinishedRun run) {
        if (file != null && !run.report().stopped()) {
            Path to = file;
            FleetRun.orRefused(() -> {
                PlanFile.write(FleetPlan.of(run.report()), to);
                return to;
            });
        }
    }

    /** Says how to apply the plan that was saved. */
    public List<String> lines(FinishedRun run, String program, FleetOptions options, EngineOptions engine) {
        if (file == null || run.report().stopped()) {
            return List.of();
        }
        List<String> words =
                new ArrayList<>(List.of(program, "apply", options.file().toString(), "--plan", file.toString()));
        words.addAll(options.arguments());
        words.addAll(engine.arguments());
        return List.of("Plan saved in " + file + ". Apply it with:", "  " + ShellWords.joined(words));
    }
}
