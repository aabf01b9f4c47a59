package io.wabaprofile.testkit.simulator.http;

import io.wabaprofile.testkit.json.JsonReader;
import io.wabaprofile.testkit.json.JsonWriter;
import io.wabaprofile.testkit.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An HTTP answer, ready to be sent. */
public final class ApiResponse {
    private final int status;
    private final String contentType;
    private final byte[] body;
    private final Map<String, String> headers;

    private ApiResponse(int status, String contentType, byte[] body, Map<String, String> headers) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
        this.headers = headers;
    }

    public static ApiResponse json(int status, Map<String, ?> body) {
        return new ApiResponse(
                status, "application/json", JsonWriter.write(body).getBytes(StandardCharsets.UTF_8), Map.of());
    }

    public static ApiResponse text(int status, String contentType, String body) {
        return new ApiResponse(status, contentType, body.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /** A web page as a proxy has for every occasion. */
    public static ApiResponse html(int status, String title) {
        return text(
                status,
                "text/html",
                "<html><head><title>" + title + "</title></head><body><h1>" + title + "</h1></body></html>\n");
    }

    public static ApiResponse bytes(String contentType, byte[] body) {
        return new ApiResponse(200, contentType, body, Map.of());
    }

    public ApiResponse with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new ApiResponse(status, contentType, body, more);
    }

    /** The same with another body. */
    public ApiResponse withJson(Map<String, ?> other) {
        return new ApiResponse(status, contentType, JsonWriter.write(other).getBytes(StandardCharsets.UTF_8), headers);
    }

    /** Its first half, as if it were all. */
    public ApiResponse truncated() {
        return new ApiResponse(status, contentType, Arrays.copyOf(body, body.length / 2), headers);
    }

    /** Of an array that a JSON answer of ours has. */
    public List<?> elements(String name) {
        try {
            Object json = JsonReader.read(body);
            return json instanceof Map<?, ?> members && members.get(name) instanceof List<?> list ? list : List.of();
        } catch (MalformedJson e) {
            throw new IllegalStateException("An answer in JSON is none", e);
        }
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
}
