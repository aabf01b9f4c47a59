package io.wabaprofile.testkit;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What Meta's Graph says, passed through by 360dialog. */
final class GraphAnswers {
    private GraphAnswers() {}

    static Answer success() {
        return Answer.json(200, JsonObject.of("success", true));
    }

    static Answer parameter(String message) {
        return parameter(400, message);
    }

    static Answer missing(String parameter) {
        return parameter("(#100) The parameter " + parameter + " is required.");
    }

    static Answer invalid(String parameter, String complaint) {
        return parameter("Invalid parameter: " + parameter + " " + complaint);
    }

    static Answer invalidHandle() {
        return parameter(422, "The profile picture handle is invalid or expired");
    }

    private static Answer parameter(int status, String message) {
        return error(status, message, "OAuthException", 100, new JsonObject());
    }

    /** For picture failures the useful text stands in the words meant for users. */
    static Answer unusablePicture(String why) {
        return error(
                400,
                "An unknown error occurred",
                "OAuthException",
                100,
                new JsonObject()
                        .and("error_user_title", "The picture cannot be used")
                        .and("error_user_msg", why));
    }

    static Answer unknownObject(String method, String id) {
        return error(
                400,
                "Unsupported " + method.toLowerCase(Locale.ROOT) + " request. Object with ID '" + id
                        + "' does not exist, cannot be loaded due to missing permissions, or does not support this"
                        + " operation. Please read the Graph API documentation at"
                        + " https://developers.facebook.com/docs/graph-api",
                "GraphMethodException",
                100,
                new JsonObject().and("error_subcode", 33));
    }

    /** What an empty about gets. Looks as if it would pass, and never does. */
    static Answer somethingWentWrong() {
        Map<String, Object> details = new JsonObject()
                .and("messaging_product", "whatsapp")
                .and("details", "Something went wrong.")
                .members();
        return error(
                500,
                "(#131000) Something went wrong",
                "OAuthException",
                131000,
                new JsonObject().and("error_data", details));
    }

    static Answer throttled(Condition.Throttling throttling) {
        return error(
                        429,
                        "Application request limit reached",
                        "OAuthException",
                        4,
                        new JsonObject().and("error_subcode", 2446079).and("is_transient", true))
                .with("Retry-After", Long.toString(throttling.seconds()));
    }

    static Answer down() {
        return error(
                500,
                "An unexpected error occurred. Please retry your request",
                "GraphMethodException",
                2,
                new JsonObject().and("is_transient", true));
    }

    private static Answer error(int status, String message, String type, int code, JsonObject more) {
        JsonObject error =
                new JsonObject().and("message", message).and("type", type).and("code", code);
        more.members().forEach(error::and);
        return Answer.json(
                status,
                JsonObject.of("error", error.and("fbtrace_id", traceId()).members()));
    }

    private static String traceId() {
        UUID chance = UUID.randomUUID();
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(chance.getMostSignificantBits())
                .putLong(chance.getLeastSignificantBits())
                .array();
        return "A" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
