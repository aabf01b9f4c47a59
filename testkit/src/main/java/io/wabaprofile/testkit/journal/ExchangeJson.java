package io.wabaprofile.testkit.journal;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.journal.Exchange.Message;
import io.wabaprofile.testkit.json.JsonObject;
import io.wabaprofile.testkit.json.JsonReader;
import io.wabaprofile.testkit.json.JsonWriter;
import io.wabaprofile.testkit.json.MalformedJson;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One exchange as one line of JSON. */
public final class ExchangeJson {
    private final Map<?, ?> members;

    private ExchangeJson(Map<?, ?> members) {
        this.members = members;
    }

    public static String write(Exchange exchange) {
        return JsonWriter.write(members(exchange));
    }

    public static Map<String, Object> members(Exchange exchange) {
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
                .and("answer", message(exchange.answer()))
                .and("tookNanos", exchange.took().toNanos())
                .and("fault", exchange.fault().orElse(null))
                .members();
    }

    private static Map<String, Object> message(Message message) {
        return new JsonObject()
                .and("headers", new TreeMap<>(message.headers()))
                .and("length", message.length())
                .and(message.base64() ? "base64" : "text", message.body().orElse(null))
                .members();
    }

    /**
     * @throws MalformedJson if it is no JSON
     * @throws IllegalArgumentException if it is JSON, but no exchange
     */
    public static Exchange read(String line) throws MalformedJson {
        if (!(JsonReader.read(line) instanceof Map<?, ?> members)) {
            throw new IllegalArgumentException("it is no object");
        }
        ExchangeJson given = new ExchangeJson(members);
        try {
            return new Exchange(
                    given.number("number"),
                    Instant.parse(given.text("at")),
                    given.members.containsKey("channel")
                            ? OptionalInt.of((int) given.number("channel"))
                            : OptionalInt.empty(),
                    given.optionalText("operation").map(Operation::valueOf),
                    given.text("method"),
                    given.text("target"),
                    given.message("request"),
                    (int) given.number("status"),
                    given.message("answer"),
                    Duration.ofNanos(given.number("tookNanos")),
                    given.optionalText("fault"));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("its time is none", e);
        }
    }

    private Message message(String name) {
        if (!(members.get(name) instanceof Map<?, ?> message)) {
            throw new IllegalArgumentException(name + " is missing");
        }
        ExchangeJson given = new ExchangeJson(message);
        Map<String, String> headers = new LinkedHashMap<>();
        if (message.get("headers") instanceof Map<?, ?> some) {
            some.forEach((header, value) -> headers.put(String.valueOf(header), String.valueOf(value)));
        }
        Optional<String> base64 = given.optionalText("base64");
        return new Message(
                headers, given.number("length"), base64.or(() -> given.optionalText("text")), base64.isPresent());
    }

    private long number(String name) {
        if (members.get(name) instanceof BigDecimal number) {
            return number.longValue();
        }
        throw new IllegalArgumentException(name + " is no number");
    }

    private String text(String name) {
        return optionalText(name).orElseThrow(() -> new IllegalArgumentException(name + " is no text"));
    }

    private Optional<String> optionalText(String name) {
        @Nullable Object value = members.get(name);
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
