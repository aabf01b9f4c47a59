package io.wabaprofile.testkit.simulator.response;

import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.rules.SimulatorRules;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes members of a JSON response for the enabled variants. */
public final class ResponseVariants {
    private static final String REFERENCE = "https://developers.facebook.com/docs/whatsapp/api/errors";

    private final SimulatorRules rules;

    public ResponseVariants(SimulatorRules rules) {
        this.rules = rules;
    }

    public ApiResponse apply(ApiResponse response) {
        return response.json().map(body -> changed(response, body)).orElse(response);
    }

    private ApiResponse changed(ApiResponse response, Map<String, ?> body) {
        Map<String, Object> members = new LinkedHashMap<>(body);
        members.computeIfPresent("meta", (name, meta) -> withStatus(meta));
        members.computeIfPresent("errors", (name, errors) -> withDetails(errors));
        members.computeIfPresent("error", (name, error) -> withData(error));
        return members.equals(body) ? response : response.withJson(members);
    }

    private Object withStatus(Object meta) {
        if (rules.has(Variant.API_STATUS_DEPRECATED)) {
            return replaced(meta, "api_status", "deprecated");
        }
        return rules.has(Variant.API_STATUS_EXPERIMENTAL) ? replaced(meta, "api_status", "experimental") : meta;
    }

    private Object withDetails(Object errors) {
        boolean withoutDetails = rules.has(Variant.ERRORS_WITHOUT_DETAILS);
        if (!(errors instanceof List<?> entries) || (!withoutDetails && !rules.has(Variant.ERRORS_WITH_HREF))) {
            return errors;
        }
        List<Object> changed = new ArrayList<>();
        for (Object entry : entries) {
            Map<String, Object> error = copy((Map<?, ?>) entry);
            if (withoutDetails) {
                error.remove("details");
            } else {
                error.put("href", REFERENCE);
            }
            changed.add(error);
        }
        return changed;
    }

    private Object withData(Object error) {
        return rules.has(Variant.ERROR_DATA_AS_TEXT)
                        && error instanceof Map<?, ?> members
                        && members.get("error_data") instanceof Map<?, ?> data
                        && data.get("details") instanceof String details
                ? replaced(error, "error_data", details)
                : error;
    }

    /** Returns a copy with another value of a member; the same object if it does not have the member. */
    private static Object replaced(Object object, String name, String value) {
        if (!(object instanceof Map<?, ?> members) || !members.containsKey(name)) {
            return object;
        }
        Map<String, Object> changed = copy(members);
        changed.put(name, value);
        return changed;
    }

    private static Map<String, Object> copy(Map<?, ?> members) {
        Map<String, Object> copy = new LinkedHashMap<>();
        members.forEach((name, value) -> copy.put((String) name, value));
        return copy;
    }
}
