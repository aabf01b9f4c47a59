package io.wabaprofile.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHeaders;

/** What the server answers, and counters of it. Refuses a request that differs from the expected one. */
public final class Answers {
    private static final int PIECE = 256 * 1024;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final byte[] REFUSED = answer("400 Bad Request", "{\"error\":{\"message\":\"not as expected\"}}");
    private static final byte[] EMPTY = answer("200 OK", "{}");
    private static final byte[] SUCCESS = answer("200 OK", success());
    private static final byte[] SESSION = answer("200 OK", "{\"id\":\"upload:c2luaw==?sig=sink\"}");
    private static final byte[] FINISHED = answer("200 OK", "{\"h\":\"4::aW1hZ2UvcG5n:ARZmeasured\"}");

    private final byte[] cloud = answer("200 OK", profile());
    private final JsonNode update = MAPPER.valueToTree(Wire.update());
    private final JsonNode business = business();
    private final byte[] onPremise =
            answer("200 OK", json(Map.of("settings", Map.of("business", Map.of("profile", business)))));
    private final Map<ByteBuffer, JsonNode> documents = new ConcurrentHashMap<>();
    private final byte[] photo = Wire.photo();
    private final AtomicLong served = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong uploaded = new AtomicLong();

    /** The body of the response to a read. */
    public static String profile() {
        ObjectNode profile = MAPPER.valueToTree(Wire.update());
        profile.put(
                "profile_picture_url", "https://pps.whatsapp.example/v/t61.24694-24/2917640_n.jpg?ccb=11-4&oh=01_AVx");
        return json(Map.of("data", List.of(profile)));
    }

    /** The body of the response to a write. */
    public static String success() {
        return "{\"success\":true}";
    }

    private static ObjectNode business() {
        ObjectNode business = MAPPER.valueToTree(Wire.update());
        business.remove(List.of("messaging_product", "about"));
        return business.put("vertical", "Restaurant");
    }

    /** The numbers of requests served and refused so far, and of bytes uploaded. */
    String counts() {
        return served.get() + " " + refused.get() + " " + uploaded.get();
    }

    byte[] to(ClassicHttpRequest request) throws IOException {
        byte[] answer = hasExpectedForm(request) ? expected(request) : REFUSED;
        (answer == REFUSED ? refused : served).incrementAndGet();
        return answer;
    }

    /** A request has a key; a body has a length and is sent without waiting for permission. */
    private static boolean hasExpectedForm(ClassicHttpRequest request) {
        return request.containsHeader(Wire.KEY_HEADER)
                && !request.containsHeader(HttpHeaders.TRANSFER_ENCODING)
                && !request.containsHeader(HttpHeaders.EXPECT);
    }

    private byte[] expected(ClassicHttpRequest request) throws IOException {
        InputStream body = request.getEntity() == null
                ? InputStream.nullInputStream()
                : request.getEntity().getContent();
        String target = request.getMethod() + " " + request.getPath().split("\\?", 2)[0];
        return switch (target) {
            case "GET " + Wire.PROFILE -> cloud;
            case "GET " + Wire.BUSINESS -> onPremise;
            case "POST " + Wire.PROFILE -> parsed(body).equals(update) ? SUCCESS : REFUSED;
            case "POST " + Wire.BUSINESS -> parsed(body).equals(business) ? EMPTY : REFUSED;
            case "POST " + Wire.PHOTO -> Arrays.equals(body.readAllBytes(), photo) ? EMPTY : REFUSED;
            case "POST " + Wire.UPLOADS -> SESSION;
            case "POST " + Wire.SESSION -> uploaded(body);
            default -> REFUSED;
        };
    }

    private byte[] uploaded(InputStream body) throws IOException {
        byte[] piece = new byte[PIECE];
        for (int count = body.read(piece); count >= 0; count = body.read(piece)) {
            uploaded.addAndGet(count);
        }
        return FINISHED;
    }

    /** Parses each document once: the subjects repeat theirs, and the server must be fast. */
    private JsonNode parsed(InputStream body) throws IOException {
        ByteBuffer key = ByteBuffer.wrap(body.readAllBytes());
        JsonNode known = documents.get(key);
        if (known == null) {
            known = MAPPER.readTree(key.array());
            documents.put(key, known);
        }
        return known;
    }

    private static String json(Map<String, ?> document) {
        return MAPPER.valueToTree(document).toString();
    }

    private static byte[] answer(String status, String body) {
        return ("HTTP/1.1 " + status + "\r\n"
                        + "Date: Wed, 25 Nov 2026 22:38:36 GMT\r\n"
                        + "Content-Type: application/json; charset=utf-8\r\n"
                        + "x-fb-trace-id: AbCdEfGhIjK\r\n"
                        + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }
}
