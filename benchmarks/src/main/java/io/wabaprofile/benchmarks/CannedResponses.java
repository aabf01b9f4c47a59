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

/** The responses of the server, and counts of them. A request that differs from the expected one gets status 400. */
public final class CannedResponses {
    private static final int PIECE = 256 * 1024;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final byte[] REFUSED = response("400 Bad Request", "{\"error\":{\"message\":\"not as expected\"}}");
    private static final byte[] EMPTY = response("200 OK", "{}");
    private static final byte[] SUCCESS = response("200 OK", success());
    private static final byte[] SESSION = response("200 OK", "{\"id\":\"upload:c2luaw==?sig=sink\"}");
    private static final byte[] FINISHED = response("200 OK", "{\"h\":\"4::aW1hZ2UvcG5n:ARZmeasured\"}");

    private final byte[] cloud = response("200 OK", profile());
    private final JsonNode update = MAPPER.valueToTree(ApiDocuments.update());
    private final JsonNode business = business();
    private final byte[] onPremise =
            response("200 OK", json(Map.of("settings", Map.of("business", Map.of("profile", business)))));
    private final Map<ByteBuffer, JsonNode> documents = new ConcurrentHashMap<>();
    private final byte[] photo = ApiDocuments.photo();
    private final AtomicLong served = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong uploaded = new AtomicLong();

    /** The body of the response to a read. */
    public static String profile() {
        ObjectNode profile = MAPPER.valueToTree(ApiDocuments.update());
        profile.put(
                "profile_picture_url", "https://pps.whatsapp.example/v/t61.24694-24/2917640_n.jpg?ccb=11-4&oh=01_AVx");
        return json(Map.of("data", List.of(profile)));
    }

    /** The body of the response to a write. */
    public static String success() {
        return "{\"success\":true}";
    }

    private static ObjectNode business() {
        ObjectNode business = MAPPER.valueToTree(ApiDocuments.update());
        business.remove(List.of("messaging_product", "about"));
        return business.put("vertical", "Restaurant");
    }

    /** The numbers of requests served and refused so far, and of bytes uploaded. */
    String counts() {
        return served.get() + " " + refused.get() + " " + uploaded.get();
    }

    byte[] to(ClassicHttpRequest request) throws IOException {
        byte[] response = hasExpectedForm(request) ? expected(request) : REFUSED;
        (response == REFUSED ? refused : served).incrementAndGet();
        return response;
    }

    /** A request has a key; a body has a length and is sent without waiting for permission. */
    private static boolean hasExpectedForm(ClassicHttpRequest request) {
        return request.containsHeader(ApiDocuments.KEY_HEADER)
                && !request.containsHeader(HttpHeaders.TRANSFER_ENCODING)
                && !request.containsHeader(HttpHeaders.EXPECT);
    }

    private byte[] expected(ClassicHttpRequest request) throws IOException {
        InputStream body = request.getEntity() == null
                ? InputStream.nullInputStream()
                : request.getEntity().getContent();
        String target = request.getMethod() + " " + request.getPath().split("\\?", 2)[0];
        return switch (target) {
            case "GET " + ApiDocuments.PROFILE -> cloud;
            case "GET " + ApiDocuments.BUSINESS -> onPremise;
            case "POST " + ApiDocuments.PROFILE -> parsed(body).equals(update) ? SUCCESS : REFUSED;
            case "POST " + ApiDocuments.BUSINESS -> parsed(body).equals(business) ? EMPTY : REFUSED;
            case "POST " + ApiDocuments.PHOTO -> Arrays.equals(body.readAllBytes(), photo) ? EMPTY : REFUSED;
            case "POST " + ApiDocuments.UPLOADS -> SESSION;
            case "POST " + ApiDocuments.SESSION -> uploaded(body);
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

    private static byte[] response(String status, String body) {
        return ("HTTP/1.1 " + status + "\r\n"
                        + "Date: Wed, 25 Nov 2026 22:38:36 GMT\r\n"
                        + "Content-Type: application/json; charset=utf-8\r\n"
                        + "x-fb-trace-id: AbCdEfGhIjK\r\n"
                        + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }
}
