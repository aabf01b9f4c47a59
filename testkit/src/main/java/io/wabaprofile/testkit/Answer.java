package io.wabaprofile.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An HTTP answer, ready to be sent. */
final class Answer {
    private final int status;
    private final String contentType;
    private final byte[] body;
    private final Map<String, String> headers;

    private Answer(int status, String contentType, byte[] body, Map<String, String> headers) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
        this.headers = headers;
    }

    static Answer json(int status, Map<String, ?> body) {
        return new Answer(
                status, "application/json", JsonWriter.write(body).getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static Answer photo(StoredPhoto photo) {
        return new Answer(200, photo.mediaType(), photo.bytes(), Map.of());
    }

    Answer with(String header, String value) {
        return new Answer(status, contentType, body, Map.of(header, value));
    }

    int status() {
        return status;
    }

    String contentType() {
        return contentType;
    }

    byte[] body() {
        return body;
    }

    Map<String, String> headers() {
        return headers;
    }
}
