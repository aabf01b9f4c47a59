package io.wabaprofile.cli.fleet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wabaprofile.cli.output.DisplayText;
import io.wabaprofile.fleet.ChannelState;
import io.wabaprofile.fleet.postgres.FleetStatus;
import io.wabaprofile.fleet.run.RunStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The state of a run, from a run file or a database.
 *
 * @param nodes the machines that work on the run; empty if a run file does not tell
 */
public record StatusText(
        String runId,
        int channels,
        Map<ChannelState, Integer> counts,
        int remaining,
        Instant started,
        Optional<Instant> finished,
        List<String> nodes) {
    static StatusText of(RunStatus run) {
        return new StatusText(
                run.runId(), run.channels(), run.counts(), run.remaining(), run.started(), run.finished(), List.of());
    }

    static StatusText of(FleetStatus run) {
        return new StatusText(
                run.runId(), run.channels(), run.counts(), run.remaining(), run.started(), run.finished(), run.nodes());
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Run " + runId);
        lines.add(row("started", seconds(started)));
        lines.add(row("finished", finished.map(StatusText::seconds).orElse("not yet, or interrupted")));
        nodes.forEach(node -> lines.add(row("machine", DisplayText.printable(node))));
        counts.forEach((state, count) -> {
            if (count > 0) {
                lines.add(row(RunText.name(state), count(count)));
            }
        });
        lines.add(row("remaining", count(remaining)));
        lines.add(row("channels", count(channels)));
        return lines;
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String row(String name, String value) {
        return "  " + DisplayText.padded(name, 13) + value;
    }

    private static String count(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("run", runId);
        json.put("started", started.toString());
        json.put("finished", finished.map(Instant::toString).orElse(null));
        json.put("remaining", remaining);
        json.set("summary", RunJson.summary(channels, counts));
        nodes.forEach(json.putArray("machines")::add);
        return json;
    }
}
