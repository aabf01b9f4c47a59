package io.wabaprofile.fleet;

import io.wabaprofile.fleet.postgres.FleetSchema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;
import javax.sql.DataSource;

/** A PostgreSQL server on a port of this machine that writes to the disk as in production, with the tables of a fleet. */
final class FleetPostgres implements AutoCloseable {
    private final EmbeddedPostgres server;

    private FleetPostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    static FleetPostgres start() throws IOException {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        FleetSchema.create(server.getPostgresDatabase());
        return new FleetPostgres(server);
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    DataSource source() {
        return server.getPostgresDatabase();
    }

    /** The size of the tables and indexes of the fleet, and the number of transactions so far. */
    String size() throws SQLException {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet size = statement.executeQuery("select relname || ' ' ||"
                        + " pg_size_pretty(pg_total_relation_size(oid)) from pg_class"
                        + " where relname like 'waba_fleet%' and relkind = 'r'"
                        + " union all select 'commits ' || xact_commit from pg_stat_database"
                        + " where datname = current_database()")) {
            StringJoiner text = new StringJoiner(", ");
            while (size.next()) {
                text.add(size.getString(1));
            }
            return text.toString();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
