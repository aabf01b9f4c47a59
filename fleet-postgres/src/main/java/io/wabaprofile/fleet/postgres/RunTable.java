package io.wabaprofile.fleet.postgres;

import io.wabaprofile.fleet.FleetChannel;
import io.wabaprofile.fleet.FleetPlan;
import io.wabaprofile.fleet.RunKind;
import io.wabaprofile.fleet.RunRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The runs and the machines that work on them. */
final class RunTable {
    private final Database database;
    private final String node;
    private final Duration silence;

    /** @param silence after this time without a sign of life, a machine is taken for dead */
    RunTable(Database database, String node, Duration silence) {
        this.database = database;
        this.node = node;
        this.silence = silence;
    }

    /**
     * Joins the unfinished run of the request, continues it if no machine works on it, or begins a run.
     *
     * @throws IllegalStateException if machines work on a run of another request
     */
    RunRow join(RunRequest request, int requestsPerSecond) {
        return database.inTransaction(connection -> {
            Database.update(connection, "lock table waba_fleet_run in exclusive mode");
            List<RunRow> unfinished = unfinished(connection);
            Optional<RunRow> joined = Optional.empty();
            for (RunRow run : unfinished) {
                if (isAlive(connection, run)) {
                    requireSame(run, request, requestsPerSecond);
                    joined = Optional.of(run);
                }
            }
            UUID id = joined.isPresent()
                    ? joined.get().id()
                    : resumeOrCreate(connection, unfinished, request, requestsPerSecond);
            stayAlive(connection, id);
            return Database.query(
                            connection,
                            "select " + RunRow.COLUMNS + " from waba_fleet_run r where run_id = ?",
                            RunRow::of,
                            id)
                    .get(0);
        });
    }

    /** At most one apply and one check. */
    private static List<RunRow> unfinished(Connection connection) throws SQLException {
        return Database.query(
                connection,
                "select " + RunRow.COLUMNS + " from waba_fleet_run r where finished_at is null",
                RunRow::of);
    }

    /** A machine that stops, or lost the database for some time, may still have calls in progress. */
    private boolean isAlive(Connection connection, RunRow run) throws SQLException {
        return run.isAlive() || ChannelTable.isAnyPicked(connection, run.id(), silence);
    }

    private static void requireSame(RunRow run, RunRequest request, int requestsPerSecond) {
        if (!isSame(run, request)) {
            throw new IllegalStateException("Other machines work on another run: " + run.kind() + " " + run.id()
                    + ", which has another fleet file or plan. Use the same files on this machine, or stop that run");
        }
        if (run.requestsPerSecond() != requestsPerSecond) {
            throw new IllegalStateException("The run " + run.id() + " has the limit of " + run.requestsPerSecond()
                    + " requests per second for all machines, but this machine was started with " + requestsPerSecond
                    + ". Use the same limit on each machine");
        }
    }

    private static boolean isSame(RunRow run, RunRequest request) {
        return run.kind() == request.kind()
                && run.fleetDigest().equals(request.fleet().digest())
                && Objects.equals(run.planTime(), planTime(request));
    }

    /** A check suspends an unfinished apply, which the next start of the same apply continues. */
    private static UUID resumeOrCreate(
            Connection connection, List<RunRow> unfinished, RunRequest request, int requestsPerSecond)
            throws SQLException {
        Optional<RunRow> apply =
                unfinished.stream().filter(run -> run.kind() == RunKind.APPLY).findFirst();
        for (RunRow run : unfinished) {
            if (run.kind() == RunKind.CHECK) {
                delete(connection, run.id());
            }
        }
        if (apply.isPresent() && isSame(apply.get(), request)) {
            resume(connection, apply.get().id(), requestsPerSecond);
            return apply.get().id();
        }
        if (apply.isPresent() && request.kind() == RunKind.CHECK) {
            suspend(connection, apply.get().id());
        } else if (apply.isPresent()) {
            delete(connection, apply.get().id());
        }
        deleteOldRuns(connection);
        return create(connection, request, requestsPerSecond);
    }

    private static @Nullable String planTime(RunRequest request) {
        return request.plan().map(FleetPlan::time).map(Instant::toString).orElse(null);
    }

    /** Keeps the last finished run. */
    private static void deleteOldRuns(Connection connection) throws SQLException {
        List<UUID> old = Database.query(
                connection,
                "select run_id from waba_fleet_run where finished_at is not null order by finished_at desc offset 1",
                row -> row.getObject(1, UUID.class));
        for (UUID run : old) {
            delete(connection, run);
        }
    }

    private static void delete(Connection connection, UUID run) throws SQLException {
        Database.update(connection, "delete from waba_fleet_task where task_name = ?", run.toString());
        Database.update(connection, "delete from waba_fleet_run where run_id = ?", run);
    }

    private static UUID create(Connection connection, RunRequest request, int requestsPerSecond) throws SQLException {
        UUID id = UUID.randomUUID();
        Database.update(
                connection,
                "insert into waba_fleet_run (run_id, kind, fleet_digest, plan_time, requests_per_second, channels,"
                        + " started_at) values (?, ?, ?, ?, ?, ?, clock_timestamp())",
                id,
                request.kind().name(),
                request.fleet().digest(),
                planTime(request),
                requestsPerSecond,
                request.fleet().size());
        Database.update(
                connection,
                "insert into waba_fleet_channel (run_id, channel, position)"
                        + " select ?, name, number - 1 from unnest(?::text[]) with ordinality as names (name, number)",
                id,
                request.fleet().channels().stream().map(FleetChannel::name).toArray(String[]::new));
        RunQueue.enqueue(connection, id);
        return id;
    }

    /** A machine that was taken for dead sees that the run is stopped. */
    private static void suspend(Connection connection, UUID id) throws SQLException {
        Database.update(
                connection,
                "update waba_fleet_run set stopped_at = coalesce(stopped_at, clock_timestamp()) where run_id = ?",
                id);
        RunQueue.suspend(connection, id);
    }

    private static void resume(Connection connection, UUID id, int requestsPerSecond) throws SQLException {
        Database.update(
                connection,
                "update waba_fleet_run set stopped_at = null, requests_per_second = ? where run_id = ?",
                requestsPerSecond,
                id);
        RunQueue.resume(connection, id);
    }

    private void stayAlive(Connection connection, UUID id) throws SQLException {
        Database.update(
                connection,
                "insert into waba_fleet_node (run_id, node, alive_until)"
                        + " values (?, ?, clock_timestamp() + ? * interval '1 microsecond')"
                        + " on conflict (run_id, node) do update set alive_until = excluded.alive_until",
                id,
                node,
                silence.toNanos() / 1_000);
    }

    /** Shows that this machine is alive. */
    void stayAlive(UUID id) {
        database.inTransaction(connection -> {
            stayAlive(connection, id);
            return id;
        });
    }

    void leave(UUID id) {
        database.update("delete from waba_fleet_node where run_id = ? and node = ?", id, node);
    }

    /** The run as it is now; empty if it was replaced by another one. */
    Optional<RunRow> find(UUID id) {
        return database
                .query("select " + RunRow.COLUMNS + " from waba_fleet_run r where run_id = ?", RunRow::of, id)
                .stream()
                .findFirst();
    }

    /** The unfinished run, the newer one if there are two; or the one that was finished last. */
    static Optional<RunRow> latest(Database database) {
        return database
                .query(
                        "select " + RunRow.COLUMNS
                                + " from waba_fleet_run r order by finished_at desc nulls first, started_at desc limit 1",
                        RunRow::of)
                .stream()
                .findFirst();
    }

    /** Marks the run as finished if each channel has a result. Returns whether this call did. */
    boolean finishIfDone(UUID id) {
        return 1
                == database.update(
                        "update waba_fleet_run set finished_at = clock_timestamp()"
                                + " where run_id = ? and finished_at is null and not exists"
                                + " (select 1 from waba_fleet_channel where run_id = ? and state is null)",
                        id,
                        id);
    }

    /** Tells all machines to stop. */
    void stop(UUID id) {
        database.update(
                "update waba_fleet_run set stopped_at = clock_timestamp() where run_id = ? and stopped_at is null", id);
    }
}
