package io.wabaprofile.fleet.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Executes SQL. A failure that another attempt may repair is a {@link RunStoreException}; another one is an
 * {@link IllegalStateException}.
 */
final class Database {
    private static final int ROWS_PER_FETCH = 1_000;

    private final DataSource source;

    Database(DataSource source) {
        this.source = source;
    }

    DataSource source() {
        return source;
    }

    /** Executes statements in one transaction. */
    <T> T inTransaction(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                T result = work.in(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException failure) {
                rollback(connection, failure);
                throw failure;
            } finally {
                if (!connection.isClosed()) {
                    connection.setAutoCommit(autoCommit);
                }
            }
        } catch (SQLException failure) {
            throw RunStoreException.of(failure);
        }
    }

    /** The first failure says more than that of the rollback on a lost connection. */
    private static void rollback(Connection connection, Exception failure) {
        try {
            connection.rollback();
        } catch (SQLException lost) {
            failure.addSuppressed(lost);
        }
    }

    /** Returns the number of changed rows. */
    int update(String sql, @Nullable Object... parameters) {
        return withConnection(connection -> update(connection, sql, parameters));
    }

    static int update(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    <T> List<T> query(String sql, Row<T> row, @Nullable Object... parameters) {
        return withConnection(connection -> query(connection, sql, row, parameters));
    }

    static <T> List<T> query(Connection connection, String sql, Row<T> row, @Nullable Object... parameters)
            throws SQLException {
        List<T> rows = new ArrayList<>();
        try (PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet results = statement.executeQuery()) {
            while (results.next()) {
                rows.add(row.of(results));
            }
        }
        return rows;
    }

    /** Reads rows one after the other, and does not hold all of them. */
    <T> void forEach(String sql, Row<T> row, Consumer<T> consumer, @Nullable Object... parameters) {
        inTransaction(connection -> {
            int count = 0;
            try (PreparedStatement statement = prepare(connection, sql, parameters)) {
                statement.setFetchSize(ROWS_PER_FETCH);
                try (ResultSet results = statement.executeQuery()) {
                    for (; results.next(); count++) {
                        consumer.accept(row.of(results));
                    }
                }
            }
            return count;
        });
    }

    private <T> T withConnection(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            T result = work.in(connection);
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
            return result;
        } catch (SQLException failure) {
            throw RunStoreException.of(failure);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    /** Statements on one connection. */
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /** Reads a row. */
    interface Row<T> {
        T of(ResultSet results) throws SQLException;
    }
}
