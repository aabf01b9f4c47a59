package io.wabaprofile.fleet;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.wabaprofile.fleet.postgres.PostgresFleetEngine;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The program of a machine that shares a run in PostgreSQL. */
final class PostgresRunProcess {
    private PostgresRunProcess() {}

    /** @param database the JDBC URL */
    static RunProcess start(URI simulator, int channels, int requestsPerSecond, String database, Path directory)
            throws IOException {
        return RunProcess.start(
                PostgresRunProcess.class,
                "128m",
                directory,
                List.of(simulator.toString(), String.valueOf(channels), String.valueOf(requestsPerSecond), database));
    }

    public static void main(String... arguments) throws InterruptedException {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(arguments[3]);
        try (HikariDataSource database = new HikariDataSource(pool);
                ManyChannels channels = ManyChannels.at(URI.create(arguments[0]))) {
            RunProcess.apply(
                    PostgresFleetEngine.builder(database, channels)
                            .settings(RunSettings.DEFAULT
                                    .withRequestsPerSecond(Integer.parseInt(arguments[2]))
                                    .withWorkers(32))
                            .build(),
                    Integer.parseInt(arguments[1]));
        }
    }
}
