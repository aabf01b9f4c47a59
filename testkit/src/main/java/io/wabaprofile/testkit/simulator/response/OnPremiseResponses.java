package io.wabaprofile.testkit.simulator.response;

import io.wabaprofile.testkit.json.JsonObject;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.ErrorResponseException;
import io.wabaprofile.testkit.simulator.rules.SimulatorRules;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Response bodies of the On-Premise API. */
public final class OnPremiseResponses {
    private static final Map<String, Object> META = meta("v2.45.1");

    private final SimulatorRules rules;

    public OnPremiseResponses(SimulatorRules rules) {
        this.rules = rules;
    }

    private static JsonObject meta(String version) {
        return new JsonObject().and("api_status", "stable").and("version", version);
    }

    /** The response to a read. */
    public ApiResponse settings(Map<String, Object> settings) {
        return ApiResponse.json(
                200,
                new JsonObject()
                        .and("settings", settings)
                        .and("meta", rules.has(Variant.READS_WITHOUT_META) ? null : META));
    }

    /** The response to a successful update. */
    public ApiResponse updated(int status) {
        Variant variant = rules.enabledFor(Variant.UPDATES_RETURN_NULL);
        if (variant == null) {
            return ApiResponse.json(status, JsonObject.of("meta", META));
        }
        return switch (variant) {
            case UPDATES_RETURN_NO_BODY -> ApiResponse.text(status, "application/json", "");
            case UPDATES_RETURN_NULL -> ApiResponse.text(status, "application/json", "null");
            case UPDATES_RETURN_EMPTY_OBJECT -> ApiResponse.json(status, Map.of());
            case UPDATES_RETURN_OTHER_VERSION -> ApiResponse.json(status, JsonObject.of("meta", meta("2.33.4")));
            case UPDATES_RETURN_GATEWAY_META -> ApiResponse.json(status, JsonObject.of("meta", gatewayMeta()));
            default -> throw new IllegalStateException(variant + " is not a variant of updates");
        };
    }

    private static JsonObject gatewayMeta() {
        return new JsonObject()
                .and("success", true)
                .and("http_code", 200)
                .and("version", "2.33.4")
                .and("api_status", "stable");
    }

    /** Combines the errors of several responses. The status is the status of the first. */
    public static ErrorResponseException combined(List<ErrorResponseException> errors) {
        List<Object> entries = new ArrayList<>();
        for (ErrorResponseException error : errors) {
            entries.addAll(error.response().elements("errors"));
        }
        return new ErrorResponseException(ApiResponse.json(
                errors.get(0).response().status(),
                new JsonObject().and("meta", META).and("errors", entries)));
    }

    static ApiResponse error(int status, int code, String title, @Nullable String details) {
        JsonObject error =
                new JsonObject().and("code", code).and("title", title).and("details", details);
        return ApiResponse.json(status, new JsonObject().and("meta", META).and("errors", List.of(error)));
    }
}
