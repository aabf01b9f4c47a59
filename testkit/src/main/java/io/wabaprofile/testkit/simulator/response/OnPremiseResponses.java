package io.wabaprofile.testkit.simulator.response;

import io.wabaprofile.testkit.json.JsonObject;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.RequestRefusedException;
import io.wabaprofile.testkit.simulator.rules.SimulatorRules;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an On-Premise client says. */
public final class OnPremiseResponses {
    private static final Map<String, Object> META = meta("v2.45.1");

    private final SimulatorRules rules;

    public OnPremiseResponses(SimulatorRules rules) {
        this.rules = rules;
    }

    private static JsonObject meta(String version) {
        return new JsonObject().and("api_status", "stable").and("version", version);
    }

    public ApiResponse found(Map<String, Object> settings) {
        return ApiResponse.json(
                200,
                new JsonObject()
                        .and("settings", settings)
                        .and("meta", rules.has(Variant.READS_WITHOUT_META) ? null : META));
    }

    /** An update was taken. */
    public ApiResponse done(int status) {
        if (rules.has(Variant.UPDATES_RETURN_NO_BODY)) {
            return ApiResponse.text(status, "application/json", "");
        }
        if (rules.has(Variant.UPDATES_RETURN_NULL)) {
            return ApiResponse.text(status, "application/json", "null");
        }
        if (rules.has(Variant.UPDATES_RETURN_EMPTY_OBJECT)) {
            return ApiResponse.json(status, Map.of());
        }
        return ApiResponse.json(status, JsonObject.of("meta", metaOfUpdate()));
    }

    private Map<String, Object> metaOfUpdate() {
        if (rules.has(Variant.UPDATES_RETURN_OTHER_VERSION)) {
            return meta("2.33.4");
        }
        if (rules.has(Variant.UPDATES_RETURN_GATEWAY_META)) {
            return new JsonObject()
                    .and("success", true)
                    .and("http_code", 200)
                    .and("version", "2.33.4")
                    .and("api_status", "stable");
        }
        return META;
    }

    /** One response with the errors of all, and the status of the first. */
    public static RequestRefusedException together(List<RequestRefusedException> refusals) {
        List<Object> errors = new ArrayList<>();
        for (RequestRefusedException refusal : refusals) {
            errors.addAll(refusal.response().elements("errors"));
        }
        return new RequestRefusedException(ApiResponse.json(
                refusals.get(0).response().status(),
                new JsonObject().and("meta", META).and("errors", errors)));
    }

    public static ApiResponse error(int status, int code, String title, @Nullable String details) {
        JsonObject error =
                new JsonObject().and("code", code).and("title", title).and("details", details);
        return ApiResponse.json(status, new JsonObject().and("meta", META).and("errors", List.of(error)));
    }
}
