package io.wabaprofile.testkit.simulator.response;

import io.wabaprofile.testkit.account.ChannelHealth;
import io.wabaprofile.testkit.fault.PlatformError;
import io.wabaprofile.testkit.json.Json;
import io.wabaprofile.testkit.json.JsonObject;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Responses of Meta's Graph API, which 360dialog forwards. */
public final class GraphResponses {
    private GraphResponses() {}

    public static ApiResponse success() {
        return ApiResponse.json(200, JsonObject.of("success", true));
    }

    public static ApiResponse parameter(String message) {
        return parameter(400, message);
    }

    public static ApiResponse missing(String parameter) {
        return parameter("(#100) The parameter " + parameter + " is required.");
    }

    public static ApiResponse invalid(String parameter, String reason) {
        return parameter("Invalid parameter: " + parameter + " " + reason);
    }

    public static ApiResponse invalidHandle(int status) {
        return error(status, "The profile picture handle is invalid or expired", "GraphMethodException", 100, Map.of());
    }

    public static ApiResponse parameter(int status, String message) {
        return error(status, message, "OAuthException", 100, Map.of());
    }

    /** Returns an error about a picture. Only {@code error_user_msg} contains the reason. */
    public static ApiResponse unusablePicture(String reason) {
        return error(
                400,
                "An unknown error occurred",
                "OAuthException",
                100,
                new JsonObject()
                        .and("error_user_title", "The picture cannot be used")
                        .and("error_user_msg", reason));
    }

    public static ApiResponse unknownObject(String method, String id) {
        return error(
                400,
                "Unsupported " + method.toLowerCase(Locale.ROOT) + " request. Object with ID '" + id
                        + "' does not exist, cannot be loaded due to missing permissions, or does not support this"
                        + " operation. Please read the Graph API documentation at"
                        + " https://developers.facebook.com/docs/graph-api",
                "GraphMethodException",
                100,
                Map.of("error_subcode", 33));
    }

    public static ApiResponse nonexistingField(String name) {
        return parameter("(#100) Tried accessing nonexisting field (" + name + ")");
    }

    /** The response to an unknown ID if a variant does not replace it. */
    public static ApiResponse unknownAlias(String id) {
        return error(
                404,
                "(#803) Some of the aliases you requested do not exist: " + id,
                "GraphMethodException",
                803,
                Map.of());
    }

    /** The response to an unknown path, or to a path with a malformed version. */
    public static ApiResponse unknownPath(String redactedPath, String suggestion) {
        return error(
                400,
                "Unknown path components: " + redactedPath + ". Simulator: " + suggestion,
                "OAuthException",
                2500,
                Map.of());
    }

    /** Returns an error about the access token that also says what the simulator expects. */
    public static ApiResponse invalidToken(String expectation) {
        return error(
                401,
                PlatformError.TOKEN_EXPIRED.text() + ". Simulator: " + expectation,
                "OAuthException",
                190,
                PlatformError.TOKEN_EXPIRED.members());
    }

    /** Adds the headers that report the use of rate limits: 28 %. */
    public static ApiResponse withUsage(ApiResponse response, String accountId) {
        return withUsage(response, accountId, false, new ChannelHealth.Up());
    }

    /**
     * Adds the headers that report the use of rate limits: 28 %, or 100 % of the limit that throttles the channel.
     *
     * @param throttlesAccount whether the account's limit throttles the channel, not the app's
     */
    public static ApiResponse withUsage(
            ApiResponse response, String accountId, boolean throttlesAccount, ChannelHealth health) {
        boolean throttled = health instanceof ChannelHealth.Throttling;
        long seconds = health instanceof ChannelHealth.Throttling throttling
                ? throttling.seconds().orElse(0)
                : 0;
        JsonObject ofAccount = new JsonObject().and("type", "whatsapp");
        usage(throttled && throttlesAccount).forEach(ofAccount::and);
        ofAccount.and("estimated_time_to_regain_access", throttlesAccount ? (seconds + 59) / 60 : 0);
        return response.with("X-App-Usage", Json.write(usage(throttled && !throttlesAccount)))
                .with("X-Business-Use-Case-Usage", Json.write(JsonObject.of(accountId, List.of(ofAccount))));
    }

    private static JsonObject usage(boolean exhausted) {
        return new JsonObject()
                .and("call_count", exhausted ? 100 : 28)
                .and("total_time", 25)
                .and("total_cputime", 25);
    }

    static ApiResponse throttled(ChannelHealth.Throttling throttling) {
        return throttling.seconds().isEmpty()
                ? ErrorResponses.of(PlatformError.APP_LIMIT_REACHED)
                : ErrorResponses.of(PlatformError.APP_LIMIT_REACHED)
                        .with("Retry-After", Long.toString(throttling.seconds().getAsLong()));
    }

    /** Returns an error of WhatsApp, with the code in its message and with {@code error_data}. */
    static ApiResponse ofWhatsApp(int status, int code, String title, String details, Map<String, ?> more) {
        JsonObject members = new JsonObject()
                .and(
                        "error_data",
                        new JsonObject().and("messaging_product", "whatsapp").and("details", details));
        more.forEach(members::and);
        return error(status, "(#" + code + ") " + title, "OAuthException", code, members);
    }

    static ApiResponse error(int status, String message, String type, int code, Map<String, ?> more) {
        return ApiResponse.json(status, JsonObject.of("error", errorMembers(message, type, code, more)));
    }

    static Map<String, Object> errorMembers(String message, String type, int code, Map<String, ?> more) {
        JsonObject error =
                new JsonObject().and("message", message).and("type", type).and("code", code);
        more.forEach(error::and);
        return error.and("fbtrace_id", traceId());
    }

    private static String traceId() {
        UUID random = UUID.randomUUID();
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(random.getMostSignificantBits())
                .putLong(random.getLeastSignificantBits())
                .array();
        return "A" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
