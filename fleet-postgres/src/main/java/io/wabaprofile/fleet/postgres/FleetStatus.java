package io.wabaprofile.fleet.postgres;

import io.wabaprofile.fleet.ChannelState;
import io.wabaprofile.fleet.RunKind;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The state of a run in the database. Immutable.
 *
 * @param runId identifies the run
 * @param kind what the run does
 * @param channels the number of channels
 * @param counts the number of channels in each state; each state has a number
 * @param remaining the number of channels without a result
 * @param started when the run began
 * @param stopped when it was stopped because of too many failures; empty if it was not
 * @param finished when the last channel had a result; empty if channels remain
 * @param nodes the names of the machines that are alive and work on the run, each with a random suffix
 */
public record FleetStatus(
        String runId,
        RunKind kind,
        int channels,
        Map<ChannelState, Integer> counts,
        int remaining,
        Instant started,
        Optional<Instant> stopped,
        Optional<Instant> finished,
        List<String> nodes) {
    public FleetStatus {
        counts = Collections.unmodifiableMap(new EnumMap<>(counts));
        nodes = List.copyOf(nodes);
    }

    /**
     * Reads the state of the unfinished run, or of the last one if each is finished. A check that began after an apply was
     * interrupted has precedence over the apply.
     *
     * @return empty if there was no run
     * @throws IllegalStateException if the database cannot be used or has no tables of a fleet
     */
    public static Optional<FleetStatus> read(DataSource source) {
        Database database = new Database(source);
        FleetSchema.require(database);
        return RunTable.latest(database).map(run -> of(database, run));
    }

    private static FleetStatus of(Database database, RunRow run) {
        Map<ChannelState, Integer> counts = new EnumMap<>(ChannelState.class);
        for (ChannelState state : ChannelState.values()) {
            counts.put(state, 0);
        }
        int remaining = 0;
        for (StateCount count : countByState(database, run.id())) {
            if (count.state().isPresent()) {
                counts.put(count.state().get(), count.channels());
            } else {
                remaining = count.channels();
            }
        }
        return new FleetStatus(
                run.id().toString(),
                run.kind(),
                run.channels(),
                counts,
                remaining,
                run.started(),
                Optional.ofNullable(run.stopped()),
                Optional.ofNullable(run.finished()),
                database.query(
                        "select node from waba_fleet_node where run_id = ? and alive_until > clock_timestamp()"
                                + " order by node",
                        row -> row.getString(1),
                        run.id()));
    }

    private static List<StateCount> countByState(Database database, UUID run) {
        return database.query(
                "select state, count(*) from waba_fleet_channel where run_id = ? group by state",
                row -> new StateCount(Optional.ofNullable(row.getString(1)).map(ChannelState::valueOf), row.getInt(2)),
                run);
    }

    private record StateCount(Optional<ChannelState> state, int channels) {}
}
