package io.wabaprofile.fleet.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wabaprofile.fleet.ChannelResult;
import io.wabaprofile.fleet.ChannelState;
import io.wabaprofile.fleet.internal.ChannelProgress;
import io.wabaprofile.fleet.internal.FleetJson;
import io.wabaprofile.fleet.internal.WriteGuard;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The tasks and the results of a run. A statement that changes a task has the claim in its condition: it changes nothing
 * after another machine picked the task.
 */
final class ChannelTable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLAIMED =
            " where task_name = ? and task_instance = ? and version = ? and picked_by = ?";
    private static final String UNPICKED =
            "picked = false, picked_by = null, last_heartbeat = null, version = version + 1";

    private final Database database;
    private final UUID run;

    ChannelTable(Database database, UUID run) {
        this.database = database;
        this.run = run;
    }

    /** Stores the progress before a write. Returns whether this machine still has the task. */
    boolean beginWrite(Claim claim, ChannelProgress progress) {
        return 1
                == database.update(
                        "update waba_fleet_task set task_data = ?" + CLAIMED,
                        ProgressSerializer.bytes(progress),
                        claim.run(),
                        claim.channel(),
                        claim.version(),
                        claim.pickedBy());
    }

    /** Records the result and deletes the task, in one statement. Returns false if this machine lost the task. */
    boolean finish(Claim claim, ChannelResult result) {
        return 1
                == database.update(
                        "with finished as (delete from waba_fleet_task" + CLAIMED + " returning task_data)"
                                + " update waba_fleet_channel set state = ?, result = ?::json,"
                                + " progress = finished.task_data, recorded_at = clock_timestamp()"
                                + " from finished where run_id = ? and channel = ?",
                        claim.run(),
                        claim.channel(),
                        claim.version(),
                        claim.pickedBy(),
                        result.state().name(),
                        ExactJson.text(FleetJson.withValuesRead(result)),
                        run,
                        claim.channel());
    }

    /** Returns the task to the queue, due after the delay. Returns false if this machine lost the task. */
    boolean postpone(Claim claim, ChannelProgress progress, Duration delay) {
        return 1
                == database.update(
                        "update waba_fleet_task set task_data = ?,"
                                + " execution_time = clock_timestamp() + ? * interval '1 microsecond', " + UNPICKED
                                + CLAIMED,
                        ProgressSerializer.bytes(progress),
                        delay.toNanos() / 1_000,
                        claim.run(),
                        claim.channel(),
                        claim.version(),
                        claim.pickedBy());
    }

    /** Returns the task to the queue, due now. Changes nothing if another machine has picked it. */
    void giveBack(Claim claim) {
        database.update(
                "update waba_fleet_task set execution_time = clock_timestamp(), " + UNPICKED + CLAIMED,
                claim.run(),
                claim.channel(),
                claim.version(),
                claim.pickedBy());
    }

    /** Whether a machine that is alive works on a channel. */
    boolean isAnyPicked(Duration longestSilence) {
        return database.inTransaction(connection -> isAnyPicked(connection, run, longestSilence));
    }

    static boolean isAnyPicked(Connection connection, UUID run, Duration longestSilence) throws SQLException {
        return Database.query(
                        connection,
                        "select exists (select 1 from waba_fleet_task where task_name = ? and picked"
                                + " and last_heartbeat > clock_timestamp() - ? * interval '1 microsecond')",
                        row -> row.getBoolean(1),
                        run.toString(),
                        longestSilence.toNanos() / 1_000)
                .get(0);
    }

    /** The channels whose result was recorded after this time. */
    List<Recorded> recordedAfter(@Nullable OffsetDateTime time) {
        return database.query(
                "select channel, position, state, recorded_at from waba_fleet_channel"
                        + " where run_id = ? and recorded_at > coalesce(?::timestamptz, '-infinity')"
                        + " order by recorded_at",
                row -> new Recorded(
                        row.getString(1),
                        row.getInt(2),
                        ChannelState.valueOf(row.getString(3)),
                        row.getObject(4, OffsetDateTime.class)),
                run,
                time);
    }

    /** The results of these channels, in the order in which they were recorded. */
    List<ChannelResult> results(Collection<String> channels) {
        return database.query(
                "select result from waba_fleet_channel where run_id = ? and channel = any(?) and state is not null"
                        + " order by recorded_at",
                ChannelTable::result,
                run,
                channels.toArray(String[]::new));
    }

    /** Reads all results in the order of the fleet. */
    void results(Consumer<ChannelResult> consumer) {
        database.forEach(
                "select result from waba_fleet_channel where run_id = ? and state is not null order by position",
                ChannelTable::result,
                consumer,
                run);
    }

    private static ChannelResult result(ResultSet row) throws SQLException {
        try {
            return FleetJson.result(JSON.readTree(row.getString(1)));
        } catch (JsonProcessingException | IllegalArgumentException invalid) {
            throw new IllegalStateException("The table waba_fleet_channel has a result that is not one", invalid);
        }
    }

    /** A channel with a result. */
    record Recorded(String channel, int position, ChannelState state, OffsetDateTime time) {}

    /** Allows a write if this machine has the channel and is not stopping. */
    static final class ClaimGuard implements WriteGuard {
        private final ChannelTable table;
        private final Claim claim;
        private final RunStop stop;
        private boolean isLost;

        ClaimGuard(ChannelTable table, Claim claim, RunStop stop) {
            this.table = table;
            this.claim = claim;
            this.stop = stop;
        }

        @Override
        public boolean beginWrite(ChannelProgress progress) {
            if (stop.isRequested()) {
                return false;
            }
            isLost = !table.beginWrite(claim, progress);
            return !isLost;
        }

        /** Whether another machine has the channel. */
        boolean isLost() {
            return isLost;
        }
    }
}
