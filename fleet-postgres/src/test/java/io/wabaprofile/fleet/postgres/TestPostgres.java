package io.wabaprofile.fleet.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL server on a port of this machine. */
final class TestPostgres implements AutoCloseable {
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private final EmbeddedPostgres server;
    private final List<HikariDataSource> pools = new ArrayList<>();

    private TestPostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    static TestPostgres start() throws IOException {
        return new TestPostgres(EmbeddedPostgres.builder()
                .setServerConfig("log_min_messages", "panic")
                .start());
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
        config.setConnectionTimeout(2_000);
        HikariDataSource pool = new HikariDataSource(config);
        pools.add(pool);
        return pool;
    }

    DataSource withoutPool() {
        return server.getPostgresDatabase();
    }

    @Override
    public void close() throws IOException {
        pools.forEach(HikariDataSource::close);
        server.close();
    }
}
