package io.wabaprofile.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
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

    static Answer text(int status, String contentType, String body) {
        return new Answer(status, contentType, body.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /** A web page as a proxy has for every occasion. */
    static Answer html(int status, String title) {
        return text(
                status,
                "text/html",
                "<html><head><title>" + title + "</title></head><body><h1>" + title + "</h1></body></html>\n");
    }

    static Answer bytes(String contentType, byte[] body) {
        return new Answer(200, contentType, body, Map.of());
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, contentType, body, more);
    }

    /** The same with another body. */
    Answer withJson(Map<String, ?> other) {
        return new Answer(status, contentType, JsonWriter.write(other).getBytes(StandardCharsets.UTF_8), headers);
    }

    /** Its first half, as if it were all. */
    Answer truncated() {
        return new Answer(status, contentType, Arrays.copyOf(body, body.length / 2), headers);
    }

    /** Of an array that a JSON answer of ours has. */
    List<?> elements(String name) {
        try {
            Object json = JsonReader.read(body);
            return json instanceof Map<?, ?> members && members.get(name) instanceof List<?> list ? list : List.of();
        } catch (MalformedJson e) {
            throw new IllegalStateException("An answer in JSON is none", e);
        }
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
