package io.wabaprofile.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** One request as it came: nothing decoded, nothing trusted. */
final class Call {
    private static final int MAX_JSON = 64 * 1024;
    private static final long MAX_DRAINED = 256L * 1024 * 1024;

    private final HttpExchange exchange;
    private final String path;
    private final Query query;

    Call(HttpExchange exchange) {
        this.exchange = exchange;
        this.path = Optional.ofNullable(exchange.getRequestURI().getRawPath()).orElse("");
        this.query = new Query(exchange.getRequestURI().getRawQuery());
    }

    String method() {
        return exchange.getRequestMethod();
    }

    boolean is(String method) {
        return method().equals(method);
    }

    /** Undecoded. */
    String path() {
        return path;
    }

    Query query() {
        return query;
    }

    /** Path and query without anything secret. */
    String maskedTarget() {
        return Masking.target(path, exchange.getRequestURI().getRawQuery(), key().orElse(""));
    }

    String maskedPath() {
        return Masking.masked(path, key().orElse(""));
    }

    Optional<String> key() {
        return header("D360-API-KEY");
    }

    /** Absent if the header is missing or given more than once. */
    Optional<String> header(String name) {
        List<String> values = exchange.getRequestHeaders().getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** Without parameters, in lower case; empty if there is none. */
    String mediaType() {
        String given = header("Content-Type").orElse("");
        int parameters = given.indexOf(';');
        return (parameters < 0 ? given : given.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }

    /** What the request announces; absent if it comes in chunks. */
    OptionalLong contentLength() {
        try {
            return header("Content-Length")
                    .map(Long::parseLong)
                    .map(OptionalLong::of)
                    .orElse(OptionalLong.empty());
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }

    InputStream body() {
        return exchange.getRequestBody();
    }

    Map<String, Object> jsonObject() throws IOException, BodyTooLarge, MalformedJson {
        byte[] read = body().readNBytes(MAX_JSON + 1);
        if (read.length > MAX_JSON) {
            throw new BodyTooLarge();
        }
        if (!mediaType().equals("application/json")) {
            throw new MalformedJson("Content-Type is not application/json, so there is no JSON", 0);
        }
        if (JsonReader.read(read) instanceof Map<?, ?> members) {
            Map<String, Object> typed = new LinkedHashMap<>();
            members.forEach((name, value) -> typed.put((String) name, value));
            return typed;
        }
        throw new MalformedJson("Not an object", 0);
    }

    /** Reads what the client still sends, so that it is free to read its answer. */
    void drain() throws IOException {
        byte[] waste = new byte[64 * 1024];
        long drained = 0;
        for (int n = 0; n >= 0; n = body().read(waste)) {
            drained += n;
            if (drained > MAX_DRAINED) {
                exchange.getResponseHeaders().set("Connection", "close");
                return;
            }
        }
    }

    void answer(Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        if (is("HEAD")) {
            exchange.sendResponseHeaders(answer.status(), -1);
        } else {
            exchange.sendResponseHeaders(answer.status(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }
}
