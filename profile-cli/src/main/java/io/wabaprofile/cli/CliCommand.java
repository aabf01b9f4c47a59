package io.wabaprofile.cli;

import io.wabaprofile.cli.output.ExitCode;
import io.wabaprofile.cli.output.Terminal;
import java.util.List;

/** A command with parsed arguments. */
interface CliCommand {

    /** @throws RuntimeException printed by {@link FailurePrinter}, which also chooses the exit code */
    ExitCode run(Terminal terminal);

    /** Advice about a failure of {@link #run}, in addition to the advice for its family. */
    default List<String> advice(RuntimeException failure) {
        return List.of();
    }
}
