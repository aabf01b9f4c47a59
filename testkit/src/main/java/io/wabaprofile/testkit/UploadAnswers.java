package io.wabaprofile.testkit;

/** What the upload service says, and the other forms in which it may say the same. */
final class UploadAnswers {
    private UploadAnswers() {}

    static Answer partial() {
        return partial(206);
    }

    static Answer partialAsError() {
        return partial(400);
    }

    private static Answer partial(int status) {
        return debugInfo(status, true, "PartialRequestError", "Partial request (did not match length of file)");
    }

    static Answer wrongOffset() {
        return wrongOffset(412);
    }

    static Answer wrongOffsetAsBadRequest() {
        return wrongOffset(400);
    }

    private static Answer wrongOffset(int status) {
        return debugInfo(status, true, "OffsetInvalidError", "Request starting offset is invalid");
    }

    static Answer wrongOffsetAsParameter() {
        return GraphAnswers.parameter("(#100) Param file_offset is not the offset of the upload");
    }

    static Answer tooLong() {
        return debugInfo(400, false, "ParameterValidationError", "Request is longer than the rest of the file");
    }

    static Answer wrongSignature(String unsignedId, String signature) {
        return debugInfo(
                400,
                false,
                "ParameterValidationError",
                "HMAC check failed! sessionId=" + unsignedId + " mac=" + signature);
    }

    static Answer notAuthorized() {
        return debugInfo(400, false, "NotAuthorizedError", "Not authorized");
    }

    static Answer processingFailed() {
        return debugInfo(400, false, "ProcessingFailedError", "Request processing failed");
    }

    /** To be waited for in spite of what it says about retrying. */
    static Answer backoff(int status, Condition.Throttling throttling) {
        return Answer.json(
                status,
                new JsonObject()
                        .and(
                                "backoff",
                                throttling.seconds().isEmpty()
                                        ? null
                                        : (Long) (throttling.seconds().getAsLong() * 1_000))
                        .and(
                                "debug_info",
                                debugInfo(false, "RequestRateLimitedError", "Request rate limit exceeded")
                                        .members())
                        .members());
    }

    private static Answer debugInfo(int status, boolean retriable, String type, String message) {
        return Answer.json(
                status,
                JsonObject.of("debug_info", debugInfo(retriable, type, message).members()));
    }

    private static JsonObject debugInfo(boolean retriable, String type, String message) {
        return new JsonObject().and("retriable", retriable).and("type", type).and("message", message);
    }
}
