package io.wabaprofile.fleet.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL server on a port of this machine. */
final class TestPostgres implements AutoCloseable {
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private static @Nullable TestPostgres shared;

    private final Path data;
    private final List<HikariDataSource> pools = new ArrayList<>();
    private EmbeddedPostgres server;

    private TestPostgres(Path data, EmbeddedPostgres server) {
        this.data = data;
        this.server = server;
    }

    /** The server of all tests of this process that do not stop it. It ends with the process. */
    static synchronized TestPostgres shared() {
        if (shared == null) {
            try {
                shared = start();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return shared;
    }

    static TestPostgres start() throws IOException {
        Path data = Files.createTempDirectory("fleet-postgres");
        return new TestPostgres(data, server(data).start());
    }

    private static EmbeddedPostgres.Builder server(Path data) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("log_min_messages", "panic");
    }

    /** Stops the server, runs the action, and starts the server with the same data and port. */
    void restart(Runnable whileStopped) throws IOException {
        int port = server.getPort();
        server.close();
        whileStopped.run();
        server = server(data).setPort(port).start();
    }

    /** Returns a pool of connections to a new schema without tables. */
    DataSource emptySchema() {
        String schema = "fleet_" + SCHEMAS.incrementAndGet();
        new Database(server.getPostgresDatabase()).update("create schema " + schema);
        return pool(schema);
    }

    /** Returns a pool of connections to a new schema with the tables of a fleet. */
    DataSource schema() {
        DataSource pool = emptySchema();
        FleetSchema.create(pool);
        return pool;
    }

    /** @param searchPath the schemas in which the connections look for names */
    DataSource pool(String searchPath) {
        PGSimpleDataSource source = (PGSimpleDataSource) server.getPostgresDatabase();
        source.setOptions("-c search_path=" + searchPath);
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(10);
        config.setMinimumIdle(1);
        config.setIdleTimeout(10_000);
        config.setConnectionTimeout(2_000);
        HikariDataSource pool = new HikariDataSource(config);
        pools.add(pool);
        return pool;
    }

    @Override
    public void close() throws IOException {
        pools.forEach(HikariDataSource::close);
        server.close();
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
