package io.wabaprofile.testkit.simulator.response;

import io.wabaprofile.testkit.account.ChannelHealth;
import io.wabaprofile.testkit.json.JsonObject;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import java.util.OptionalLong;

/** Response bodies of the upload service and their variants. */
public final class UploadResponses {
    private UploadResponses() {}

    public static ApiResponse partial(int status) {
        return debugInfo(status, true, "PartialRequestError", "Partial request (did not match length of file)");
    }

    public static ApiResponse wrongOffset(int status) {
        return debugInfo(status, true, "OffsetInvalidError", "Request starting offset is invalid");
    }

    public static ApiResponse wrongOffsetAsParameter() {
        return GraphResponses.parameter("(#100) Param file_offset is not the offset of the upload");
    }

    public static ApiResponse tooLong() {
        return debugInfo(400, false, "ParameterValidationError", "Request is longer than the rest of the file");
    }

    public static ApiResponse wrongSignature(String unsignedId, String signature) {
        return debugInfo(
                400,
                false,
                "ParameterValidationError",
                "HMAC check failed! sessionId=" + unsignedId + " mac=" + signature);
    }

    static ApiResponse permanent(String type, String message) {
        return debugInfo(400, false, type, message);
    }

    /** A throttled response. The client should wait although {@code retriable} is false. */
    static ApiResponse backoff(int status, ChannelHealth.Throttling throttling) {
        OptionalLong seconds = throttling.seconds();
        return ApiResponse.json(
                status,
                new JsonObject()
                        .and("backoff", seconds.isEmpty() ? null : (Long) (seconds.getAsLong() * 1_000))
                        .and("debug_info", debugInfo(false, "RequestRateLimitedError", "Request rate limit exceeded")));
    }

    private static ApiResponse debugInfo(int status, boolean retriable, String type, String message) {
        return ApiResponse.json(status, JsonObject.of("debug_info", debugInfo(retriable, type, message)));
    }

    private static JsonObject debugInfo(boolean retriable, String type, String message) {
        return new JsonObject().and("retriable", retriable).and("type", type).and("message", message);
    }
}
