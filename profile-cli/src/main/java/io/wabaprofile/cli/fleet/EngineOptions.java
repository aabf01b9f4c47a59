package io.wabaprofile.cli.fleet;

import io.wabaprofile.cli.connection.CliEnvironment;
import io.wabaprofile.cli.output.UsageException;
import io.wabaprofile.fleet.RunSettings;
import io.wabaprofile.fleet.run.LocalFleetEngine;
import io.wabaprofile.fleet.run.PhotoLockFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a run is recorded. */
final class EngineOptions {
    private static final String RUN_FILE = "--run-file";

    @Option(
            names = RUN_FILE,
            paramLabel = "FILE",
            description = "The file that records the run, so that it can be continued after a stop or a crash; by"
                    + " default <fleet file>.run.jsonl.")
    private @Nullable Path runFile;

    /** @throws UsageException if options exclude each other */
    void check() {}

    OpenEngine open(
            Path fleetFile,
            RunSettings settings,
            FleetConnections connections,
            PhotoLockFile photos,
            CliEnvironment environment) {
        Path file = runFile(fleetFile);
        return new OpenEngine(
                LocalFleetEngine.builder(connections)
                        .settings(settings)
                        .usage(connections.usage())
                        .photoLock(photos)
                        .runFile(file)
                        .build(),
                "Run file: " + file,
                () -> {});
    }

    Path runFile(Path fleetFile) {
        return runFile == null ? FleetOptions.beside(fleetFile, ".run.jsonl") : runFile;
    }
}
