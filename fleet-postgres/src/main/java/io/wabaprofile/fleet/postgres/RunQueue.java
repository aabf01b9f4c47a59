package io.wabaprofile.fleet.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** The tasks of a run that has not begun or on which no machine works. */
final class RunQueue {
    private RunQueue() {}

    /** Adds a task for each channel without a result. One microsecond apart, so that the order is that of the fleet. */
    static void enqueue(Connection connection, UUID run) throws SQLException {
        Database.update(
                connection,
                "insert into waba_fleet_task (task_name, task_instance, task_data, execution_time, picked, version)"
                        + " select ?, channel, progress, clock_timestamp() + position * interval '1 microsecond',"
                        + " false, 1 from waba_fleet_channel where run_id = ? and state is null"
                        + " on conflict do nothing",
                run.toString(),
                run);
    }

    /** Removes the tasks and keeps their progress, so that the machines of another run do not pick them. */
    static void suspend(Connection connection, UUID run) throws SQLException {
        Database.update(
                connection,
                "with suspended as (delete from waba_fleet_task where task_name = ? returning task_instance, task_data)"
                        + " update waba_fleet_channel set progress = suspended.task_data from suspended"
                        + " where run_id = ? and channel = suspended.task_instance",
                run.toString(),
                run);
    }

    /** Tries channels without a final result again, as often as in a new run. What is known about writes is kept. */
    static void resume(Connection connection, UUID run) throws SQLException {
        suspend(connection, run);
        Database.update(
                connection,
                "update waba_fleet_channel set state = null, result = null, recorded_at = null"
                        + " where run_id = ? and state not in ('UNCHANGED', 'UPDATED')",
                run);
        keepWritesOnly(connection, run);
        enqueue(connection, run);
    }

    private static void keepWritesOnly(Connection connection, UUID run) throws SQLException {
        List<Progress> begun = Database.query(
                connection,
                "select channel, progress from waba_fleet_channel"
                        + " where run_id = ? and state is null and progress is not null",
                row -> new Progress(row.getString(1), row.getBytes(2)),
                run);
        try (PreparedStatement statement = connection.prepareStatement(
                "update waba_fleet_channel set progress = ? where run_id = ? and channel = ?")) {
            for (Progress progress : begun) {
                statement.setBytes(1, ProgressSerializer.resumed(progress.json()));
                statement.setObject(2, run);
                statement.setString(3, progress.channel());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // not compared
    private record Progress(String channel, byte[] json) {}
}
