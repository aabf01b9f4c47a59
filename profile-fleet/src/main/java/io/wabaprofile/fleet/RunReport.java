package io.wabaprofile.fleet;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The results of a run.
 *
 * @param runId identifies the run
 * @param kind what the run did
 * @param fleetDigest the {@linkplain Fleet#digest() digest} of the fleet
 * @param results one per channel, in the order of the fleet. A channel that a stopped run did not finish is {@link
 *     ChannelState#SKIPPED}.
 * @param started when the run started; of a continued run, when it was started first
 * @param finished when it ended
 * @param stopped whether it was stopped before all channels were finished
 */
public record RunReport(
        String runId,
        RunKind kind,
        String fleetDigest,
        List<ChannelResult> results,
        Instant started,
        Instant finished,
        boolean stopped) {
    public RunReport {
        results = List.copyOf(results);
    }

    /** The number of channels in each state; each state has a number. */
    public Map<ChannelState, Integer> counts() {
        Map<ChannelState, Integer> counts = new EnumMap<>(ChannelState.class);
        for (ChannelState state : ChannelState.values()) {
            counts.put(state, 0);
        }
        results.forEach(result -> counts.merge(result.state(), 1, Integer::sum));
        return Collections.unmodifiableMap(counts);
    }

    /** Whether each channel of the fleet has the desired profile. */
    public boolean isAsDesired() {
        return !stopped && results.stream().allMatch(result -> result.state().isAsDesired());
    }
}
