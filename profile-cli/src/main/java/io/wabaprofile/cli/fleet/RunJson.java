package io.wabaprofile.cli.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wabaprofile.fleet.ChannelResult;
import io.wabaprofile.fleet.ChannelState;
import io.wabaprofile.fleet.run.ReportFile;
import java.util.List;
import java.util.Map;

/** The result of a run as JSON. */
public final class RunJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RunJson() {}

    /** A summary, and one object per channel, as in a report. */
    public static ObjectNode of(FinishedRun run) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("run", run.report().runId());
        json.put("fleet", run.report().fleetDigest());
        json.put("started", run.report().started().toString());
        json.put("finished", run.report().finished().toString());
        json.put("stopped", run.report().stopped());
        json.put("calls", run.calls());
        json.set("summary", summary(run.fleet().size(), run.report().counts()));
        json.set("results", results(run.report().results()));
        return json;
    }

    static ObjectNode summary(int channels, Map<ChannelState, Integer> counts) {
        ObjectNode summary = JsonNodeFactory.instance.objectNode();
        summary.put("channels", channels);
        counts.forEach((state, count) -> summary.put(RunText.name(state), count));
        return summary;
    }

    static ArrayNode results(List<ChannelResult> results) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (ChannelResult result : results) {
            try {
                array.add(JSON.readTree(ReportFile.line(result)));
            } catch (JsonProcessingException notJson) {
                throw new IllegalStateException("The line of " + result.channel() + " is not JSON", notJson);
            }
        }
        return array;
    }
}
