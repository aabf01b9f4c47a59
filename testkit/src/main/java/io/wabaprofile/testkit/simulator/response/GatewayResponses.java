package io.wabaprofile.testkit.simulator.response;

import io.wabaprofile.testkit.account.ChannelHealth;
import io.wabaprofile.testkit.json.Json;
import io.wabaprofile.testkit.json.JsonObject;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.rules.SimulatorRules;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.util.Map;
import java.util.UUID;

/** What 360dialog itself says, in front of all three APIs. */
public final class GatewayResponses {
    private static final String BAD_KEY = "Invalid api_key or token expired";

    private final SimulatorRules rules;

    public GatewayResponses(SimulatorRules rules) {
        this.rules = rules;
    }

    public static ApiResponse inCamelCase(int status, int httpCode, String message) {
        return ofMeta(
                status,
                new JsonObject()
                        .and("httpCode", httpCode)
                        .and("developerMessage", message)
                        .and("success", false));
    }

    public static ApiResponse inSnakeCase(int status, String message) {
        return ofMeta(status, snakeCase(status, message));
    }

    private static JsonObject snakeCase(int status, String message) {
        String trace = UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        return new JsonObject()
                .and("success", false)
                .and("http_code", status)
                .and("developer_message", message)
                .and("360dialog_trace_id", trace);
    }

    private static ApiResponse ofMeta(int status, JsonObject meta) {
        return ApiResponse.json(status, JsonObject.of("meta", meta));
    }

    private static ApiResponse quotingMeta(int status, String message) {
        String metas = Json.write(
                JsonObject.of("error", GraphResponses.errorMembers(message, "OAuthException", 100, Map.of())));
        return ofMeta(
                status, snakeCase(status, "Invalid payload (" + metas + ")").and("error", metas));
    }

    private static ApiResponse asText(int status, String message) {
        return ApiResponse.json(status, JsonObject.of("error", message));
    }

    /** In the form of the Cloud and of uploads. */
    public ApiResponse error(int status, String message) {
        return inChosenForm(status, message, asText(status, message));
    }

    /** In the form of On-Premise and of whatever concerns no API. */
    private ApiResponse meta(int status, int httpCode, String message) {
        return inChosenForm(status, message, inCamelCase(status, httpCode, message));
    }

    private ApiResponse inChosenForm(int status, String message, ApiResponse byDefault) {
        if (rules.has(Variant.GATEWAY_ERRORS_IN_CAMEL_CASE)) {
            return inCamelCase(status, status, message);
        }
        if (rules.has(Variant.GATEWAY_ERRORS_IN_SNAKE_CASE)) {
            return inSnakeCase(status, message);
        }
        if (rules.has(Variant.GATEWAY_ERRORS_QUOTING_META)) {
            return quotingMeta(status, message);
        }
        if (rules.has(Variant.GATEWAY_ERRORS_AS_TEXT)) {
            return asText(status, message);
        }
        if (rules.has(Variant.GATEWAY_ERRORS_AS_GRAPH)) {
            return GraphResponses.error(status, message, "OAuthException", status == 401 ? 190 : 100, Map.of());
        }
        if (rules.has(Variant.GATEWAY_ERRORS_AS_PLAIN_TEXT)) {
            return ApiResponse.text(status, "text/plain", message);
        }
        if (rules.has(Variant.GATEWAY_ERRORS_AS_HTML)) {
            return ApiResponse.html(status, message);
        }
        if (rules.has(Variant.GATEWAY_ERRORS_WITHOUT_BODY)) {
            return ApiResponse.text(status, "text/plain", "");
        }
        return byDefault;
    }

    /** @param hint where the request may have wanted to go */
    public ApiResponse blocked(String maskedPath, String hint) {
        return meta(
                403,
                403,
                "This URL " + maskedPath
                        + " is blocked. More info: https://docs.360dialog.com/whatsapp-api/whatsapp-api. Simulator: "
                        + hint);
    }

    /** As documented, 404 in the body and all. */
    public ApiResponse badKeyInMeta() {
        return meta(401, rules.has(Variant.WRONG_KEY_BODY_HAS_401) ? 401 : 404, BAD_KEY);
    }

    public ApiResponse badKey() {
        return error(401, BAD_KEY);
    }

    /** Throttling comes as a 400. */
    public static ApiResponse throttledInWords(ChannelHealth.Throttling throttling) {
        return throttling.seconds().isEmpty()
                ? throttledInNewerWords()
                : inCamelCase(
                        400,
                        400,
                        "You have exceeded the limit of 1 request every "
                                + throttling.seconds().getAsLong() + " seconds. Try again later.");
    }

    public static ApiResponse throttledInNewerWords() {
        return inCamelCase(400, 400, "You have exceeded the endpoint rate limit. Try again later.");
    }

    /** A container is restarting: 360dialog's own status. */
    public ApiResponse restarting() {
        return meta(555, 555, "Internal server error");
    }

    public ApiResponse tooLarge() {
        return meta(413, 413, "Request entity too large");
    }
}
