package io.wabaprofile.upload;

import java.util.List;
import java.util.Map;

/** What a platform says to one request. May hold a secret, so it does not print its body. */
record PlatformAnswer(int status, Map<String, List<String>> headers, String body) {

    static PlatformAnswer json(int status, String body) {
        return new PlatformAnswer(status, Map.of("Content-Type", List.of("application/json")), body);
    }

    static PlatformAnswer text(int status, String body) {
        return new PlatformAnswer(status, Map.of("Content-Type", List.of("text/html")), body);
    }

    /** In the words of the upload service. */
    static PlatformAnswer debug(int status, String type, String message) {
        return json(
                status,
                "{\"debug_info\":{\"retriable\":true,\"type\":\"" + type + "\",\"message\":\"" + message + "\"}}");
    }

    PlatformAnswer retryAfter(int seconds) {
        return new PlatformAnswer(
                status,
                Map.of("Content-Type", List.of("application/json"), "Retry-After", List.of(String.valueOf(seconds))),
                body);
    }

    @Override
    public String toString() {
        return "answer " + status;
    }
}
