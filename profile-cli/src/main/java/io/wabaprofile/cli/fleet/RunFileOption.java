package io.wabaprofile.cli.fleet;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The file that records a run of this machine. */
public final class RunFileOption {
    static final String SUFFIX = ".run.jsonl";

    @Option(
            names = "--run-file",
            paramLabel = "FILE",
            description =
                    "The file that records the run on this machine, so that it can be continued after a stop or a"
                            + " crash; by default <fleet file>.run.jsonl. With --only, another file for each choice of channels.")
    private @Nullable Path file;

    Optional<Path> given() {
        return Optional.ofNullable(file);
    }
}
