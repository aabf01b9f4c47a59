package io.wabaprofile.fleet;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values that a check read, for a later apply. A channel whose values changed since then is not written and ends as
 * {@link ChannelState#STALE}. Immutable.
 */
public final class FleetPlan {
    private final String fleetDigest;
    private final Instant time;
    private final Map<String, ChannelResult> results;

    /**
     * @param fleetDigest the {@linkplain Fleet#digest() digest} of the fleet that was checked
     * @param time when the check ended
     * @param results the results of the check
     */
    public FleetPlan(String fleetDigest, Instant time, List<ChannelResult> results) {
        this.fleetDigest = fleetDigest;
        this.time = time;
        Map<String, ChannelResult> named = new LinkedHashMap<>();
        results.forEach(result -> named.put(result.channel(), result));
        this.results = Collections.unmodifiableMap(named);
    }

    /** Returns the plan that a check made. */
    public static FleetPlan of(RunReport check) {
        return new FleetPlan(check.fleetDigest(), check.finished(), check.results());
    }

    /** The {@linkplain Fleet#digest() digest} of the fleet that was checked. */
    public String fleetDigest() {
        return fleetDigest;
    }

    /** When the check ended. */
    public Instant time() {
        return time;
    }

    /** The results of the check, in the order of the fleet. */
    public List<ChannelResult> results() {
        return List.copyOf(results.values());
    }

    /** The result of a channel; empty if the check did not include it. */
    public Optional<ChannelResult> result(String channel) {
        return Optional.ofNullable(results.get(channel));
    }
}
