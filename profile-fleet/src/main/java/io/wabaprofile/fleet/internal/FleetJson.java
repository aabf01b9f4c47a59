package io.wabaprofile.fleet.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wabaprofile.fleet.ChannelFailure;
import io.wabaprofile.fleet.ChannelResult;
import io.wabaprofile.fleet.ChannelState;
import io.wabaprofile.fleet.FieldDifference;
import io.wabaprofile.fleet.FieldDifference.Comparison;
import io.wabaprofile.fleet.internal.ChannelProgress.WriteStatus;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The JSON of results and progress, in reports, run files, plans and databases. Does not contain photo addresses. */
public final class FleetJson {
    private static final String PHOTO_IS_SET = "(set)";

    private FleetJson() {}

    public static ObjectNode of(ChannelResult result) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("channel", result.channel());
        json.put("state", result.state().name());
        ArrayNode fields = json.putArray("fields");
        result.differences().forEach(difference -> fields.add(difference.field().label()));
        json.set("changes", of(result.differences()));
        json.put("attempts", result.attempts());
        json.put(
                "outcome",
                result.failure().map(failure -> failure.outcome().name()).orElse(null));
        json.put("failure", result.failure().map(ChannelFailure::kind).orElse(null));
        json.put("message", result.failure().map(ChannelFailure::message).orElse(null));
        json.put("traceId", result.failure().flatMap(ChannelFailure::traceId).orElse(null));
        json.put("time", result.time().toString());
        return json;
    }

    /** As {@link #of(ChannelResult)}, with the values that were read. */
    public static ObjectNode withValuesRead(ChannelResult result) {
        ObjectNode json = of(result);
        result.read().ifPresent(read -> {
            ObjectNode values = json.putObject("read");
            for (ProfileField field : read.fields()) {
                boolean isPhoto = field == ProfileField.PHOTO && read.isSet(field);
                addAll(values.putArray(field.label()), isPhoto ? List.of(PHOTO_IS_SET) : read.values(field));
            }
        });
        return json;
    }

    /** @throws IllegalArgumentException if the JSON is not that of a result */
    public static ChannelResult result(JsonNode json) {
        Optional<ChannelFailure> failure = text(json, "failure")
                .map(kind -> new ChannelFailure(
                        kind,
                        text(json, "message").orElse(""),
                        text(json, "outcome").map(Outcome::valueOf).orElse(Outcome.UNKNOWN),
                        text(json, "traceId")));
        return new ChannelResult(
                required(json, "channel"),
                ChannelState.valueOf(required(json, "state")),
                differences(json.path("changes")),
                json.path("attempts").asInt(),
                failure,
                json.has("read") ? Optional.of(profile(json.path("read"))) : Optional.empty(),
                Instant.parse(required(json, "time")));
    }

    public static ObjectNode of(ChannelProgress progress) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("attempts", progress.attempts());
        json.put("throttled", progress.throttled());
        json.put("throttledMillis", progress.throttledFor().toMillis());
        json.put("write", progress.write().name());
        json.set("written", of(progress.written()));
        json.put("readBacks", progress.readBacks());
        return json;
    }

    /** @throws IllegalArgumentException if the JSON is not that of a progress */
    public static ChannelProgress progress(JsonNode json) {
        return new ChannelProgress(
                json.path("attempts").asInt(),
                json.path("throttled").asInt(),
                Duration.ofMillis(json.path("throttledMillis").asLong()),
                WriteStatus.valueOf(required(json, "write")),
                differences(json.path("written")),
                json.path("readBacks").asInt());
    }

    private static ArrayNode of(List<FieldDifference> differences) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (FieldDifference difference : differences) {
            ObjectNode change = json.addObject();
            change.put("field", difference.field().label());
            change.put("comparison", difference.comparison().name());
            addAll(change.putArray("current"), difference.current());
            addAll(change.putArray("desired"), difference.desired());
        }
        return json;
    }

    private static List<FieldDifference> differences(JsonNode json) {
        List<FieldDifference> differences = new ArrayList<>();
        for (JsonNode change : json) {
            differences.add(new FieldDifference(
                    field(required(change, "field")),
                    Comparison.valueOf(required(change, "comparison")),
                    texts(change.path("current")),
                    texts(change.path("desired"))));
        }
        return differences;
    }

    private static BusinessProfile profile(JsonNode json) {
        BusinessProfile.Builder profile = BusinessProfile.builder();
        json.properties().forEach(value -> profile.set(field(value.getKey()), texts(value.getValue())));
        return profile.build();
    }

    private static ProfileField field(String label) {
        return ProfileField.all().stream()
                .filter(field -> field.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown field '" + label + "'"));
    }

    private static void addAll(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static String required(JsonNode json, String member) {
        return text(json, member).orElseThrow(() -> new IllegalArgumentException("'" + member + "' is missing"));
    }

    private static Optional<String> text(JsonNode json, String member) {
        return Optional.ofNullable(json.get(member)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }
}
