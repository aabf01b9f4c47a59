package io.wabaprofile.fleet.postgres;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;

/** The database cannot be used at the moment. This is not a failure of a channel: try again later. */
final class RunStoreException extends IllegalStateException {
    private static final long serialVersionUID = 1;
    /** Connection, conflict of transactions, resources, and a statement that the operator or a timeout ended. */
    private static final Set<String> TRANSIENT_CLASSES = Set.of("08", "40", "53", "57");
    /** A lock is taken, a transaction failed, and a server that is a standby after a failover. */
    private static final Set<String> TRANSIENT_STATES = Set.of("55P03", "25P02", "25006");

    private RunStoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Returns a {@link RunStoreException} if another attempt may succeed, and another exception if not. */
    static IllegalStateException of(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        boolean isTransient = failure instanceof SQLTransientException
                || failure instanceof SQLRecoverableException
                || state.isEmpty() // a failure of the connection pool: a statement that is refused has a state
                || TRANSIENT_STATES.contains(state)
                || TRANSIENT_CLASSES.contains(state.substring(0, Math.min(2, state.length())));
        return isTransient
                ? new RunStoreException("The database of the fleet cannot be used: " + failure.getMessage(), failure)
                : new IllegalStateException(
                        "The database of the fleet refused a statement (SQLState " + state + "): "
                                + failure.getMessage(),
                        failure);
    }

    /** As {@link #of(SQLException)} with the SQL failure among the causes; without one, the failure is permanent. */
    static IllegalStateException ofCause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return of(sql);
            }
        }
        return new IllegalStateException("Requests cannot be reserved in the database of the fleet", failure);
    }
}
