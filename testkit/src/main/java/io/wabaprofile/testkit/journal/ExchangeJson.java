package io.wabaprofile.testkit.journal;

import com.fasterxml.jackson.databind.JsonNode;
import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.journal.Exchange.Message;
import io.wabaprofile.testkit.json.Json;
import io.wabaprofile.testkit.json.JsonObject;
import io.wabaprofile.testkit.json.MalformedJson;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Writes and reads an exchange as one line of JSON. */
public final class ExchangeJson {
    private ExchangeJson() {}

    public static String write(Exchange exchange) {
        return Json.write(members(exchange));
    }

    static JsonObject members(Exchange exchange) {
        return new JsonObject()
                .and("number", exchange.number())
                .and("at", exchange.at().toString())
                .and(
                        "channel",
                        exchange.channel().isPresent()
                                ? (Integer) exchange.channel().getAsInt()
                                : null)
                .and("operation", exchange.operation().map(Operation::name).orElse(null))
                .and("method", exchange.method())
                .and("target", exchange.target())
                .and("request", message(exchange.request()))
                .and("status", exchange.status())
                .and("response", message(exchange.response()))
                .and("tookNanos", exchange.took().toNanos())
                .and("fault", exchange.fault().orElse(null));
    }

    private static JsonObject message(Message message) {
        return new JsonObject()
                .and("headers", new TreeMap<>(message.headers()))
                .and("length", message.length())
                .and(message.base64() ? "base64" : "text", message.body().orElse(null));
    }

    /**
     * @throws MalformedJson if the line is not JSON
     * @throws IllegalArgumentException if the line is JSON, but not an exchange
     */
    public static Exchange read(String line) throws MalformedJson {
        JsonNode exchange = Json.read(line);
        try {
            return new Exchange(
                    number(exchange, "number"),
                    Instant.parse(text(exchange, "at")),
                    exchange.has("channel") ? OptionalInt.of((int) number(exchange, "channel")) : OptionalInt.empty(),
                    optionalText(exchange, "operation").map(Operation::valueOf),
                    text(exchange, "method"),
                    text(exchange, "target"),
                    message(exchange, "request"),
                    (int) number(exchange, "status"),
                    message(exchange, "response"),
                    Duration.ofNanos(number(exchange, "tookNanos")),
                    optionalText(exchange, "fault"));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("at is not a time in ISO 8601", e);
        }
    }

    private static Message message(JsonNode exchange, String name) {
        JsonNode message = exchange.path(name);
        if (!message.isObject()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        message.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        Optional<String> base64 = optionalText(message, "base64");
        return new Message(
                headers, number(message, "length"), base64.or(() -> optionalText(message, "text")), base64.isPresent());
    }

    private static long number(JsonNode object, String name) {
        if (object.path(name).isNumber()) {
            return object.path(name).longValue();
        }
        throw new IllegalArgumentException(name + " is not a number");
    }

    private static String text(JsonNode object, String name) {
        return optionalText(object, name).orElseThrow(() -> new IllegalArgumentException(name + " is not a text"));
    }

    private static Optional<String> optionalText(JsonNode object, String name) {
        return Optional.ofNullable(object.path(name).textValue());
    }
}
