package io.wabaprofile.fleet.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * The tables of a fleet in PostgreSQL. Their names begin with {@code waba_fleet_}. They are created in the schema that the
 * connections use; a schema has the tables of one fleet.
 *
 * <p>An application that uses Flyway adds the location {@code classpath:db/migration/waba-profile-fleet} instead.
 */
public final class FleetSchema {
    private static final String MIGRATION = "/db/migration/waba-profile-fleet/V1__fleet.sql";
    private static final long LOCK = 0x7761626166L;

    private FleetSchema() {}

    /**
     * Creates the tables if they do not exist. Safe to call on several machines at once.
     *
     * @throws IllegalStateException if the database cannot be used
     */
    public static void create(DataSource database) {
        new Database(database).inTransaction(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
                return exists(statement) || statement.execute(migration());
            }
        });
    }

    /** @throws IllegalStateException if the tables do not exist; the message says how to create them */
    static void require(Database database) {
        boolean exists = database.inTransaction(connection -> {
            try (Statement statement = connection.createStatement()) {
                return exists(statement);
            }
        });
        if (!exists) {
            throw new IllegalStateException("The database has no tables of a fleet. Call FleetSchema.create, or run the"
                    + " migrations of classpath:db/migration/waba-profile-fleet with Flyway");
        }
    }

    private static boolean exists(Statement statement) throws SQLException {
        try (var found = statement.executeQuery("select to_regclass('waba_fleet_run') is not null")) {
            return found.next() && found.getBoolean(1);
        }
    }

    private static String migration() {
        try (InputStream file = FleetSchema.class.getResourceAsStream(MIGRATION)) {
            if (file == null) {
                throw new IllegalStateException("The file " + MIGRATION + " is missing in fleet-postgres.jar");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new IllegalStateException("Cannot read " + MIGRATION, failure);
        }
    }
}
