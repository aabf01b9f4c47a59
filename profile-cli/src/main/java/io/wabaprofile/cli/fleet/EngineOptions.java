package io.wabaprofile.cli.fleet;

import com.zaxxer.hikari.HikariDataSource;
import io.wabaprofile.cli.connection.CliEnvironment;
import io.wabaprofile.cli.output.UsageException;
import io.wabaprofile.fleet.RunSettings;
import io.wabaprofile.fleet.postgres.FleetSchema;
import io.wabaprofile.fleet.postgres.PostgresFleetEngine;
import io.wabaprofile.fleet.run.LocalFleetEngine;
import io.wabaprofile.fleet.run.PhotoLockFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The engine of a run: this machine alone, or any number of machines with a queue in PostgreSQL. */
public final class EngineOptions {
    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            converter = EngineConverter.class,
            description = "local, which is the default, or postgres. With postgres, start the same command on each"
                    + " machine; the database records the run and the photos.")
    private Engine engine = Engine.LOCAL;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    /** Which engine. */
    enum Engine {
        LOCAL,
        POSTGRES
    }

    /** Whether a database records the run. */
    boolean isPostgres() {
        return engine == Engine.POSTGRES;
    }

    /** The same options for another command line. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        if (isPostgres()) {
            arguments.addAll(List.of("--engine", "postgres"));
        }
        arguments.addAll(database.arguments());
        return arguments;
    }

    /** @throws UsageException if the options do not fit the engine */
    void check() {
        if (isPostgres()) {
            database.check();
        } else {
            database.requireNone();
        }
    }

    /** @param runFile the file that records the run on this machine; null to record nothing */
    OpenEngine open(
            FleetOptions options,
            RunSettings settings,
            FleetConnections connections,
            CliEnvironment environment,
            @Nullable Path runFile) {
        return isPostgres()
                ? postgres(settings, connections, environment)
                : local(options, settings, connections, runFile);
    }

    private static OpenEngine local(
            FleetOptions options, RunSettings settings, FleetConnections connections, @Nullable Path runFile) {
        PhotoLockFile photos = FleetRun.orRefused(() -> PhotoLockFile.open(options.photoLock()));
        LocalFleetEngine.Builder engine = LocalFleetEngine.builder(connections)
                .settings(settings)
                .usage(connections.usage())
                .photoLock(photos);
        if (runFile != null) {
            engine.runFile(runFile);
        }
        return new OpenEngine(engine.build(), "Run file: " + runFile, photos::close);
    }

    private OpenEngine postgres(RunSettings settings, FleetConnections connections, CliEnvironment environment) {
        HikariDataSource pool = open(environment);
        PostgresFleetEngine engine = PostgresFleetEngine.builder(pool, connections)
                .settings(settings)
                .usage(connections.usage())
                .build();
        return new OpenEngine(engine, "The run is recorded in PostgreSQL.", pool::close);
    }

    /** Opens the database, and creates the tables if they are missing. */
    HikariDataSource open(CliEnvironment environment) {
        HikariDataSource pool = database.open(environment);
        try {
            return FleetRun.orRefused(() -> {
                FleetSchema.create(pool);
                return pool;
            });
        } catch (RuntimeException failure) {
            pool.close();
            throw failure;
        }
    }

    /** Parses the name of an engine. */
    static final class EngineConverter implements ITypeConverter<Engine> {
        @Override
        public Engine convert(String given) {
            return switch (given.toLowerCase(Locale.ROOT)) {
                case "local" -> Engine.LOCAL;
                case "postgres" -> Engine.POSTGRES;
                default -> throw new TypeConversionException("must be local or postgres");
            };
        }
    }
}
