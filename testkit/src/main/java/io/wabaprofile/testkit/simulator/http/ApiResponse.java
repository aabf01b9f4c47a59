package io.wabaprofile.testkit.simulator.http;

import io.wabaprofile.testkit.journal.RecordedMessage;
import io.wabaprofile.testkit.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An HTTP response of the simulator. Immutable. */
public final class ApiResponse {
    private final int status;
    private final String contentType;
    private final byte[] body;
    private final Optional<Map<String, ?>> json;
    private final Map<String, String> headers;

    private ApiResponse(
            int status, String contentType, byte[] body, Optional<Map<String, ?>> json, Map<String, String> headers) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
        this.json = json;
        this.headers = headers;
    }

    public static ApiResponse json(int status, Map<String, ?> body) {
        return new ApiResponse(
                status,
                "application/json",
                Json.write(body).getBytes(StandardCharsets.UTF_8),
                Optional.of(body),
                Map.of());
    }

    public static ApiResponse text(int status, String contentType, String body) {
        return new ApiResponse(status, contentType, body.getBytes(StandardCharsets.UTF_8), Optional.empty(), Map.of());
    }

    /** Returns a web page like the page of a proxy. */
    public static ApiResponse html(int status, String title) {
        return text(
                status,
                "text/html",
                "<html><head><title>" + title + "</title></head><body><h1>" + title + "</h1></body></html>\n");
    }

    public static ApiResponse bytes(String contentType, byte[] body) {
        return new ApiResponse(200, contentType, body, Optional.empty(), Map.of());
    }

    /** Returns a copy with one more header. */
    public ApiResponse with(String header, String value) {
        Map<String, String> copy = new LinkedHashMap<>(headers);
        copy.put(header, value);
        return new ApiResponse(status, contentType, body, json, copy);
    }

    /** Returns a copy with another JSON body. */
    public ApiResponse withJson(Map<String, ?> other) {
        ApiResponse changed = json(status, other);
        return new ApiResponse(status, contentType, changed.body, changed.json, headers);
    }

    /** Returns a copy with the first half of the body. */
    public ApiResponse truncated() {
        return new ApiResponse(status, contentType, Arrays.copyOf(body, body.length / 2), Optional.empty(), headers);
    }

    /** The members of the body, if it is a JSON object that this simulator built. */
    public Optional<Map<String, ?>> json() {
        return json;
    }

    /** The elements of an array in the JSON body; empty if there is no such array. */
    public List<?> elements(String name) {
        return json.isPresent() && json.get().get(name) instanceof List<?> list ? list : List.of();
    }

    public int status() {
        return status;
    }

    public String contentType() {
        return contentType;
    }

    public byte[] body() {
        return body;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /** Returns the response for the journal. */
    public RecordedMessage recorded() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put("Content-Type", List.of(contentType));
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return new RecordedMessage(all, contentType, body.length, Optional.of(body));
    }
}
