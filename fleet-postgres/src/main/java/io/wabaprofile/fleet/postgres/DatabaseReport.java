package io.wabaprofile.fleet.postgres;

import io.wabaprofile.fleet.ChannelResult;
import io.wabaprofile.fleet.FleetChannel;
import io.wabaprofile.fleet.RunReport;
import io.wabaprofile.fleet.RunRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The report of a run from its table. */
final class DatabaseReport {
    private final RunRequest request;
    private final ChannelTable channels;

    DatabaseReport(RunRequest request, ChannelTable channels) {
        this.request = request;
        this.channels = channels;
    }

    /** @param now the end of the run if it is not finished */
    RunReport of(RunRow run, Instant now) {
        Map<String, ChannelResult> results = new HashMap<>();
        channels.results(result -> results.put(result.channel(), result));
        Instant end = firstNonNull(run.finished(), firstNonNull(run.stopped(), now));
        List<ChannelResult> ordered = new ArrayList<>(request.fleet().size());
        for (FleetChannel channel : request.fleet().channels()) {
            ChannelResult result = results.get(channel.name());
            ordered.add(result == null ? ChannelResult.skipped(channel.name(), end) : result);
        }
        return new RunReport(
                run.id().toString(),
                request.kind(),
                run.fleetDigest(),
                ordered,
                run.started(),
                end,
                results.size() < request.fleet().size());
    }

    private static Instant firstNonNull(@Nullable Instant first, Instant second) {
        return first == null ? second : first;
    }
}
