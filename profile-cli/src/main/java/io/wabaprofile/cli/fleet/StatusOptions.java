package io.wabaprofile.cli.fleet;

import com.zaxxer.hikari.HikariDataSource;
import io.wabaprofile.cli.connection.CliEnvironment;
import io.wabaprofile.cli.output.InputException;
import io.wabaprofile.cli.output.UsageException;
import io.wabaprofile.fleet.postgres.FleetStatus;
import io.wabaprofile.fleet.run.RunStatus;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The run whose state is read. */
public final class StatusOptions {
    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "The fleet file that was applied. Needed without --run-file and --engine postgres.")
    private @Nullable Path fleet;

    @Mixin
    private final RunFileOption runFile = new RunFileOption();

    @Mixin
    private final EngineOptions engine = new EngineOptions();

    /** @throws InputException if there is no run, or its record cannot be read */
    public StatusText read(CliEnvironment environment) {
        engine.check();
        if (engine.isPostgres()) {
            try (HikariDataSource pool = engine.open(environment)) {
                Optional<FleetStatus> run = FleetRun.orRefused(() -> FleetStatus.read(pool));
                return run.map(StatusText::of)
                        .orElseThrow(() -> new InputException("The database has no run of a fleet", null));
            }
        }
        Path file = runFile.given()
                .or(() -> Optional.ofNullable(fleet).map(path -> FleetOptions.beside(path, RunFileOption.SUFFIX)))
                .orElseThrow(() -> new UsageException(
                        "Missing the run.", "Name the fleet file, or use --run-file or --engine postgres."));
        return StatusText.of(FleetRun.orRefused(() -> RunStatus.read(file)));
    }
}
