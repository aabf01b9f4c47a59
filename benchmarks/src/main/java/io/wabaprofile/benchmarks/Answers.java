package io.wabaprofile.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What the server answers, and how much of it. A request that is not the agreed one is refused and counted as such. */
final class Answers {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final byte[] REFUSED = answer("400 Bad Request", "{\"error\":{\"message\":\"not as agreed\"}}");
    private static final byte[] EMPTY = answer("200 OK", "{}");
    private static final byte[] SUCCESS = answer("200 OK", "{\"success\":true}");
    private static final byte[] SESSION = answer("200 OK", "{\"id\":\"upload:c2luaw==?sig=sink\"}");
    private static final byte[] FINISHED = answer("200 OK", "{\"h\":\"4::aW1hZ2UvcG5n:ARZmeasured\"}");

    private final byte[] cloud = profileAnswer();
    private final byte[] onPremise =
            answer("200 OK", json(Map.of("settings", Map.of("business", Map.of("profile", business())))));
    private final Agreed update = new Agreed(Wire.update());
    private final Agreed businessUpdate = new Agreed(business());
    private final byte[] photo = Wire.photo();
    private final AtomicLong served = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong uploaded = new AtomicLong();

    private static Map<String, Object> business() {
        return Map.of(
                "address", Wire.ADDRESS,
                "description", Wire.DESCRIPTION,
                "email", Wire.EMAIL,
                "vertical", "Restaurant",
                "websites", Wire.WEBSITES);
    }

    private static Map<String, Object> profile() {
        return Map.of(
                "messaging_product", "whatsapp",
                "about", Wire.ABOUT,
                "address", Wire.ADDRESS,
                "description", Wire.DESCRIPTION,
                "email", Wire.EMAIL,
                "vertical", Wire.VERTICAL,
                "websites", Wire.WEBSITES,
                "profile_picture_url", "https://pps.whatsapp.example/v/t61.24694-24/2917640_n.jpg?ccb=11-4&oh=01_AVx");
    }

    static byte[] profileAnswer() {
        return answer("200 OK", json(Map.of("data", List.of(profile()))));
    }

    static byte[] successAnswer() {
        return SUCCESS.clone();
    }

    /** How many requests so far were answered well, how many were refused, and how many bytes were uploaded. */
    String counts() {
        return served.get() + " " + refused.get() + " " + uploaded.get();
    }

    byte[] to(RequestHead request, byte[] body) throws IOException {
        byte[] answer = request.hasKey() ? agreed(request, body) : REFUSED;
        (answer == REFUSED ? refused : served).incrementAndGet();
        return answer;
    }

    /** Of a body that was read and forgotten. */
    byte[] toUpload(long length) {
        uploaded.addAndGet(length);
        served.incrementAndGet();
        return FINISHED;
    }

    private byte[] agreed(RequestHead request, byte[] body) throws IOException {
        return switch (request.method() + " " + request.path()) {
            case "GET " + Wire.PROFILE -> cloud;
            case "GET " + Wire.BUSINESS -> onPremise;
            case "POST " + Wire.PROFILE -> update.is(body) ? SUCCESS : REFUSED;
            case "POST " + Wire.BUSINESS -> businessUpdate.is(body) ? EMPTY : REFUSED;
            case "POST " + Wire.PHOTO -> Arrays.equals(body, photo) ? EMPTY : REFUSED;
            case "POST " + Wire.UPLOADS -> SESSION;
            default -> REFUSED;
        };
    }

    /** A document that is read once, and then known by its bytes: the order of its members is free, and the server is to be fast. */
    private static final class Agreed {
        private final JsonNode document;
        private volatile byte[] seen = new byte[0];

        private Agreed(Object document) {
            this.document = MAPPER.valueToTree(document);
        }

        private boolean is(byte[] body) throws IOException {
            if (Arrays.equals(body, seen)) {
                return true;
            }
            if (!document.equals(MAPPER.readTree(body))) {
                return false;
            }
            seen = body;
            return true;
        }
    }

    private static String json(Object document) {
        try {
            return MAPPER.writeValueAsString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] answer(String status, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        byte[] head = ("HTTP/1.1 " + status + "\r\n"
                        + "Date: Wed, 25 Nov 2026 22:38:36 GMT\r\n"
                        + "Content-Type: application/json; charset=utf-8\r\n"
                        + "x-fb-trace-id: AbCdEfGhIjK\r\n"
                        + "Content-Length: " + content.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] whole = Arrays.copyOf(head, head.length + content.length);
        System.arraycopy(content, 0, whole, head.length, content.length);
        return whole;
    }
}
