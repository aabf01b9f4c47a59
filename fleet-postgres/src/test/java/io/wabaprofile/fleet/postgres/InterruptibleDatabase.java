package io.wabaprofile.fleet.postgres;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A database that one machine cannot reach for some time. */
final class InterruptibleDatabase {
    private final DataSource database;
    private volatile boolean isInterrupted;

    InterruptibleDatabase(DataSource database) {
        this.database = database;
    }

    void interrupt() {
        isInterrupted = true;
    }

    void restore() {
        isInterrupted = false;
    }

    DataSource source() {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (isInterrupted) {
                        throw new SQLException("The machine has no network", "08006");
                    }
                    try {
                        return method.invoke(database, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }
}
