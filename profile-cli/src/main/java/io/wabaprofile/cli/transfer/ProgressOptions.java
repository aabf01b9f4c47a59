package io.wabaprofile.cli.transfer;

import io.wabaprofile.cli.output.OutputOptions;
import io.wabaprofile.cli.output.Terminal;
import java.util.OptionalInt;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Whether a command shows its progress. */
public final class ProgressOptions {
    @Option(names = "--quiet", order = 98, description = "Show no progress. --json shows none either.")
    private boolean quiet;

    public boolean isShown(OutputOptions output) {
        return !quiet && !output.isJson();
    }

    /** A bar if the error stream is a terminal, otherwise lines. */
    public Progress of(String name, Terminal terminal, OutputOptions output, Supplier<OptionalInt> errorColumns) {
        if (!isShown(output)) {
            return Progress.NONE;
        }
        return errorColumns.get().stream()
                .<Progress>mapToObj(columns -> new ProgressBarLine(name, terminal, columns))
                .findFirst()
                .orElseGet(() -> new ProgressLines(name, terminal));
    }
}
