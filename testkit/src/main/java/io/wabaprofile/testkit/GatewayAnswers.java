package io.wabaprofile.testkit;

/** What 360dialog itself says, in front of both APIs. */
final class GatewayAnswers {
    private static final String BAD_KEY = "Invalid api_key or token expired";

    private GatewayAnswers() {}

    private static Answer meta(int status, int httpCode, String message) {
        return Answer.json(
                status,
                JsonObject.of(
                        "meta",
                        new JsonObject()
                                .and("httpCode", httpCode)
                                .and("developerMessage", message)
                                .and("success", false)
                                .members()));
    }

    static Answer error(int status, String message) {
        return Answer.json(status, JsonObject.of("error", message));
    }

    static Answer blocked(String maskedPath) {
        return meta(
                403,
                403,
                "This URL " + maskedPath
                        + " is blocked. More info: https://docs.360dialog.com/whatsapp-api/whatsapp-api");
    }

    /** As documented, 404 in the body and all. */
    static Answer badKeyInMeta() {
        return meta(401, 404, BAD_KEY);
    }

    static Answer badKey() {
        return error(401, BAD_KEY);
    }

    /** Throttling comes as a 400. */
    static Answer throttled(Condition.Throttling throttling) {
        return meta(
                400,
                400,
                "You have exceeded the limit of 1 request every " + throttling.seconds()
                        + " seconds. Try again later.");
    }

    /** A container is restarting: 360dialog's own status. */
    static Answer restarting() {
        return meta(555, 555, "Internal server error");
    }

    static Answer tooLarge() {
        return meta(413, 413, "Request entity too large");
    }
}
