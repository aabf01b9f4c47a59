package io.wabaprofile.testkit.simulator.response;

import io.wabaprofile.testkit.account.ChannelHealth;
import io.wabaprofile.testkit.json.Json;
import io.wabaprofile.testkit.json.JsonObject;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.rules.SimulatorRules;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.util.Map;
import java.util.UUID;

/** Responses of 360dialog's gateway, which is in front of the three APIs. */
public final class GatewayResponses {
    private static final String INVALID_KEY = "Invalid api_key or token expired";

    private final SimulatorRules rules;

    public GatewayResponses(SimulatorRules rules) {
        this.rules = rules;
    }

    static ApiResponse camelCase(int status, int httpCode, String message) {
        return ofMeta(
                status,
                new JsonObject()
                        .and("httpCode", httpCode)
                        .and("developerMessage", message)
                        .and("success", false));
    }

    static ApiResponse snakeCase(int status, String message) {
        return ofMeta(status, snakeCaseMeta(status, message));
    }

    private static JsonObject snakeCaseMeta(int status, String message) {
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
        String metaError = Json.write(
                JsonObject.of("error", GraphResponses.errorMembers(message, "OAuthException", 100, Map.of())));
        return ofMeta(
                status,
                snakeCaseMeta(status, "Invalid payload (" + metaError + ")").and("error", metaError));
    }

    private static ApiResponse asText(int status, String message) {
        return ApiResponse.json(status, JsonObject.of("error", message));
    }

    /** Returns an error of the Cloud API or the Resumable Upload API. */
    public ApiResponse error(int status, String message) {
        return error(status, message, asText(status, message));
    }

    /** Returns an error of the On-Premise API or of a path outside the APIs. */
    private ApiResponse metaError(int status, int httpCode, String message) {
        return error(status, message, camelCase(status, httpCode, message));
    }

    private ApiResponse error(int status, String message, ApiResponse byDefault) {
        Variant variant = rules.enabledFor(Variant.GATEWAY_ERRORS_IN_CAMEL_CASE);
        if (variant == null) {
            return byDefault;
        }
        return switch (variant) {
            case GATEWAY_ERRORS_IN_CAMEL_CASE -> camelCase(status, status, message);
            case GATEWAY_ERRORS_IN_SNAKE_CASE -> snakeCase(status, message);
            case GATEWAY_ERRORS_QUOTING_META -> quotingMeta(status, message);
            case GATEWAY_ERRORS_AS_TEXT -> asText(status, message);
            case GATEWAY_ERRORS_AS_GRAPH ->
                GraphResponses.error(status, message, "OAuthException", status == 401 ? 190 : 100, Map.of());
            case GATEWAY_ERRORS_AS_PLAIN_TEXT -> ApiResponse.text(status, "text/plain", message);
            case GATEWAY_ERRORS_AS_HTML -> ApiResponse.html(status, message);
            case GATEWAY_ERRORS_WITHOUT_BODY -> ApiResponse.text(status, "text/plain", "");
            default -> throw new IllegalStateException(variant + " is not a variant of gateway errors");
        };
    }

    /** The response to an unknown path. */
    public ApiResponse blocked(String redactedPath, String suggestion) {
        return metaError(
                403,
                403,
                "This URL " + redactedPath
                        + " is blocked. More info: https://docs.360dialog.com/whatsapp-api/whatsapp-api. Simulator: "
                        + suggestion);
    }

    /** The documented response of the On-Premise API to an invalid key: status 401, and 404 in the body. */
    public ApiResponse invalidKeyInMeta() {
        return metaError(401, rules.has(Variant.WRONG_KEY_BODY_HAS_401) ? 401 : 404, INVALID_KEY);
    }

    public ApiResponse invalidKey() {
        return error(401, INVALID_KEY);
    }

    /** The response to a key that does not permit the request. */
    public ApiResponse forbidden() {
        return metaError(403, 403, "Permission denied");
    }

    /** Returns an error of the Partner API. */
    public ApiResponse partnerError(int status, String message) {
        return metaError(status, status, message);
    }

    public ApiResponse invalidPartnerKey() {
        return partnerError(401, INVALID_KEY);
    }

    /** A throttled response. The gateway sends it with status 400. */
    public static ApiResponse throttledText(ChannelHealth.Throttling throttling) {
        return throttling.seconds().isEmpty()
                ? throttledNewText()
                : camelCase(
                        400,
                        400,
                        "You have exceeded the limit of 1 request every "
                                + throttling.seconds().getAsLong() + " seconds. Try again later.");
    }

    static ApiResponse throttledNewText() {
        return camelCase(400, 400, "You have exceeded the endpoint rate limit. Try again later.");
    }

    /** The response while a container restarts, with the gateway's own status. */
    public ApiResponse restarting() {
        return metaError(555, 555, "Internal server error");
    }

    public ApiResponse tooLarge() {
        return metaError(413, 413, "Request entity too large");
    }
}
