package io.wabaprofile.outcome;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A server for both API modes and for uploads that loses requests and responses, applies requests late or twice, refuses
 * them, and lets gateways answer in its place. It is written from the documents, without the simulator's code.
 */
final class UnreliablePlatform implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HTML = "<html><body>Sign in to this network</body></html>";

    private final HttpServer server;
    private volatile OutcomeModel model;
    private volatile Random random;
    private volatile Weather weather = Weather.drawn(new Random(0));
    private int bytesHeld;
    private String handleOfSession;

    /** What becomes of a request. */
    enum Fate {
        DONE,
        DONE_AND_REPEATED_LATER,
        REQUEST_LOST,
        RESPONSE_LOST,
        RESPONSE_LOST_AND_REPEATED_LATER,
        DELAYED,
        RESPONSE_TRUNCATED,
        WEB_PAGE_200,
        WEB_PAGE_200_DONE,
        WEB_PAGE_403,
        WEB_PAGE_403_DONE,
        SERVER_ERROR,
        SERVER_ERROR_DONE,
        GATEWAY_ERROR,
        GATEWAY_ERROR_DONE,
        CHANNEL_DOWN,
        THROTTLED,
        REFUSED,
        KEY_REFUSED;

        boolean isDone() {
            return this == DONE
                    || this == RESPONSE_TRUNCATED
                    || name().startsWith("RESPONSE_LOST")
                    || name().contains("DONE");
        }

        boolean isRepeatedLater() {
            return this == DELAYED || name().endsWith("LATER");
        }
    }

    UnreliablePlatform() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/", this::serve);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How often requests meet a fault in one run, and which faults: few at a time, so that they come together. */
    private record Weather(int writes, int reads, int uploads, int missingObjects, List<Fate> faults) {
        private static Weather drawn(Random random) {
            List<Fate> faults = new ArrayList<>(List.of(Fate.values()));
            faults.remove(Fate.DONE);
            Collections.shuffle(faults, random);
            return new Weather(
                    percent(random),
                    percent(random),
                    random.nextInt(50),
                    percent(random) / 2,
                    List.copyOf(faults.subList(0, 1 + random.nextInt(6))));
        }

        private static int percent(Random random) {
            return random.nextInt(3) == 0 ? 5 : random.nextInt(95);
        }
    }

    void serve(OutcomeModel next, Random chance) {
        model = next;
        random = chance;
        weather = Weather.drawn(chance);
        handleOfSession = null;
        bytesHeld = 0;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        try (exchange) {
            model.letLateWritesArrive();
            if (exchange.getRequestURI().getPath().startsWith("/upload")) {
                upload(exchange, body, fate(weather.uploads()));
            } else if (exchange.getRequestMethod().equals("GET")) {
                read(exchange, fate(weather.reads()));
            } else {
                write(exchange, body, fate(weather.writes()));
            }
        }
    }

    private Fate fate(int percent) {
        List<Fate> faults = weather.faults();
        return random.nextInt(100) < percent ? faults.get(random.nextInt(faults.size())) : Fate.DONE;
    }

    private void write(HttpExchange exchange, byte[] body, Fate fate) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String part = part(path, body);
        Map<String, String> values = values(path, body);
        String handle = part.equals(OutcomeModel.PHOTO) ? values.get(OutcomeModel.PHOTO) : null;
        boolean handleUnknown = handle != null && handle.startsWith("4:") && !model.takes(handle);
        if (!handleUnknown && fate.isDone()) {
            model.apply(part, values);
            if (handle != null) {
                model.used(handle);
            }
        }
        if (!handleUnknown && fate.isRepeatedLater()) {
            model.applyLater(part, values);
        }
        boolean acknowledged = fate == Fate.DONE || fate == Fate.DONE_AND_REPEATED_LATER;
        if (acknowledged && handleUnknown) {
            respond(exchange, 422, graphError(100, "The profile picture handle is invalid or expired"));
            return;
        }
        if (acknowledged) {
            model.acknowledged();
        }
        respond(exchange, fate, path.startsWith("/v1") ? "{\"meta\":{\"version\":\"2.45.1\"}}" : "{\"success\":true}");
    }

    private static String part(String path, byte[] body) throws IOException {
        return switch (path) {
            case "/v1/settings/profile/about" -> "about";
            case "/v1/settings/profile/photo" -> OutcomeModel.PHOTO;
            case "/v1/settings/business/profile" -> "business";
            default -> JSON.readTree(body).has("profile_picture_handle") ? OutcomeModel.PHOTO : "business";
        };
    }

    private static Map<String, String> values(String path, byte[] body) throws IOException {
        if (path.endsWith("/photo")) {
            return Map.of(OutcomeModel.PHOTO, "bytes-" + Arrays.hashCode(body));
        }
        JsonNode json = JSON.readTree(body);
        Map<String, String> values = new HashMap<>();
        json.properties().forEach(member -> {
            String name = path.endsWith("/about") ? "about" : member.getKey();
            if (name.equals("profile_picture_handle")) {
                values.put(OutcomeModel.PHOTO, member.getValue().textValue());
            } else if (!name.equals("messaging_product")) {
                values.put(name, text(member.getValue()));
            }
        });
        return values;
    }

    private static String text(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(JsonNode::textValue).collect(Collectors.joining("\n"))
                : value.textValue();
    }

    private void read(HttpExchange exchange, Fate fate) throws IOException {
        boolean told = fate == Fate.DONE || fate == Fate.DONE_AND_REPEATED_LATER;
        String path = exchange.getRequestURI().getPath();
        Map<String, String> state = told ? model.read() : model.state();
        boolean withoutObject = told && random.nextInt(100) < weather.missingObjects();
        ObjectNode profile = profile(state);
        String json = switch (path) {
            case "/whatsapp_business_profile" -> withoutObject ? "{\"data\":[]}" : "{\"data\":[" + profile + "]}";
            case "/v1/settings/profile/about" ->
                withoutObject
                        ? "{\"settings\":{}}"
                        : "{\"settings\":{\"profile\":{\"about\":{\"text\":"
                                + JSON.writeValueAsString(state.getOrDefault("about", "")) + "}}}}";
            default ->
                withoutObject ? "{\"settings\":{}}" : "{\"settings\":{\"business\":{\"profile\":" + profile + "}}}";
        };
        respond(exchange, fate, json);
    }

    private static ObjectNode profile(Map<String, String> state) {
        ObjectNode profile = JSON.createObjectNode();
        state.forEach((name, value) -> {
            if (name.equals("websites")) {
                ArrayNode list = profile.putArray(name);
                value.lines().forEach(list::add);
            } else if (!name.equals(OutcomeModel.PHOTO)) {
                profile.put(name, value);
            }
        });
        return profile;
    }

    private void upload(HttpExchange exchange, byte[] body, Fate fate) throws IOException {
        String target = exchange.getRequestURI().toString();
        boolean done = fate.isDone() || fate.isRepeatedLater();
        if (target.startsWith("/uploads")) {
            bytesHeld = 0;
            handleOfSession = null;
            respond(exchange, fate, "{\"id\":\"upload:MTphdHRhY2htZW50?sig=ARZq\"}");
        } else if (exchange.getRequestMethod().equals("GET")) {
            respond(exchange, fate, "{\"id\":\"upload:MTphdHRhY2htZW50?sig=ARZq\",\"file_offset\":" + bytesHeld + "}");
        } else {
            if (done) {
                bytesHeld += body.length;
                handleOfSession = handleOfSession == null ? model.newHandle() : handleOfSession;
            }
            respond(exchange, fate, "{\"h\":\"" + handleOfSession + "\"}");
        }
    }

    private void respond(HttpExchange exchange, Fate fate, String json) throws IOException {
        switch (fate) {
            case DONE, DONE_AND_REPEATED_LATER -> respond(exchange, 200, json);
            case REQUEST_LOST,
                    RESPONSE_LOST,
                    RESPONSE_LOST_AND_REPEATED_LATER,
                    DELAYED -> {} // the connection is closed
            case RESPONSE_TRUNCATED -> {
                byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
                exchange.getResponseBody().flush();
            }
            case WEB_PAGE_200, WEB_PAGE_200_DONE -> respond(exchange, 200, HTML);
            case WEB_PAGE_403, WEB_PAGE_403_DONE -> respond(exchange, 403, HTML);
            case SERVER_ERROR, SERVER_ERROR_DONE ->
                respond(exchange, 500, graphError(2, "Service temporarily unavailable"));
            case GATEWAY_ERROR, GATEWAY_ERROR_DONE -> respond(exchange, 503, HTML);
            case CHANNEL_DOWN ->
                respond(
                        exchange,
                        502,
                        "{\"meta\":{\"success\":false,\"http_code\":502,"
                                + "\"developer_message\":\"WhatsApp for Business API not available\"}}");
            case THROTTLED -> {
                exchange.getResponseHeaders().add("Retry-After", "1");
                respond(exchange, 429, graphError(4, "Application request limit reached"));
            }
            case REFUSED -> respond(exchange, 400, graphError(100, "(#100) Invalid parameter"));
            case KEY_REFUSED -> respond(exchange, 401, graphError(190, "The access token has expired"));
        }
    }

    private static String graphError(int code, String message) {
        return "{\"error\":{\"message\":\"" + message + "\",\"type\":\"OAuthException\",\"code\":" + code + "}}";
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", body.startsWith("<") ? "text/html" : "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
