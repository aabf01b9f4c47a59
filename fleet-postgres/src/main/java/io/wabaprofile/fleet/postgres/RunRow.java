package io.wabaprofile.fleet.postgres;

import io.wabaprofile.fleet.RunKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run in the table {@code waba_fleet_run}.
 *
 * @param isAlive whether a machine works on it
 */
record RunRow(
        UUID id,
        RunKind kind,
        String fleetDigest,
        @Nullable String planTime,
        int requestsPerSecond,
        int channels,
        Instant started,
        @Nullable Instant stopped,
        @Nullable Instant finished,
        boolean isAlive) {
    static final String COLUMNS = "run_id, kind, fleet_digest, plan_time, requests_per_second, channels,"
            + " started_at, stopped_at, finished_at, exists (select 1 from waba_fleet_node n"
            + " where n.run_id = r.run_id and alive_until > clock_timestamp()) as is_alive";

    static RunRow of(ResultSet row) throws SQLException {
        return new RunRow(
                row.getObject("run_id", UUID.class),
                RunKind.valueOf(row.getString("kind")),
                row.getString("fleet_digest"),
                row.getString("plan_time"),
                row.getInt("requests_per_second"),
                row.getInt("channels"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("stopped_at", OffsetDateTime.class)),
                instant(row.getObject("finished_at", OffsetDateTime.class)),
                row.getBoolean("is_alive"));
    }

    boolean isEnded() {
        return stopped != null || finished != null;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
