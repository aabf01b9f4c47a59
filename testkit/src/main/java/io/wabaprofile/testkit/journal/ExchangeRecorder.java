package io.wabaprofile.testkit.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.journal.Exchange.Message;
import io.wabaprofile.testkit.json.Json;
import io.wabaprofile.testkit.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Creates exchanges from requests and responses. Replaces secrets by aliases. Safe for use by several threads. */
public final class ExchangeRecorder {
    private static final int MAX_BODY = 64 * 1024;
    private static final Set<String> TEXT_TYPES =
            Set.of("application/json", "application/x-www-form-urlencoded", "text/html", "text/plain");
    private static final Set<String> SECRET_HEADERS = Set.of("cookie", "proxy-authorization", "x-api-key");
    private static final String KEY_HEADER = "D360-API-KEY";

    private final SecretAliases aliases;
    private final InstantSource clock;
    private final AtomicLong count = new AtomicLong();

    public ExchangeRecorder(SecretAliases aliases, InstantSource clock) {
        this.aliases = aliases;
        this.clock = clock;
    }

    /**
     * Returns the exchange and increments the number.
     *
     * @param status 0 if no response was sent
     * @param fault a description of the injected fault
     */
    public Exchange exchange(
            RecordedRequest request,
            OptionalInt channel,
            Optional<Operation> operation,
            int status,
            Optional<RecordedMessage> response,
            Duration took,
            Optional<String> fault) {
        String key = request.key().orElse("");
        response.ifPresent(message -> addAliases(operation, message));
        return new Exchange(
                count.incrementAndGet(),
                clock.instant(),
                channel,
                operation,
                request.method(),
                aliases.redactTarget(request.path(), request.rawQuery(), key),
                redact(request.message(), key),
                status,
                response.map(message -> redact(message, key)).orElse(Message.NONE),
                took,
                fault);
    }

    /** Adds an alias for a secret that the response contains. */
    private void addAliases(Optional<Operation> operation, RecordedMessage response) {
        String body = new String(response.body().orElseThrow(), StandardCharsets.UTF_8);
        if (operation.filter(Operation.OPEN_UPLOAD::equals).isPresent()) {
            Json.textMember(body, "id").ifPresent(aliases::addSession);
        }
        if (operation.filter(Operation.SEND_UPLOAD::equals).isPresent()) {
            Json.textMember(body, "h").ifPresent(aliases::addHandle);
        }
    }

    private Message redact(RecordedMessage message, String key) {
        Map<String, String> headers = new LinkedHashMap<>();
        message.headers().forEach((name, values) -> headers.put(name, redactHeader(name, values, key)));
        boolean base64 = message.length() > 0 && !TEXT_TYPES.contains(message.mediaType());
        Optional<String> body = message.body()
                .filter(bytes -> bytes.length > 0 && bytes.length <= MAX_BODY)
                .map(bytes -> base64
                        ? Base64.getEncoder().encodeToString(bytes)
                        : redactJson(aliases, new String(bytes, StandardCharsets.UTF_8), key));
        return new Message(headers, message.length(), body, base64);
    }

    private String redactHeader(String name, List<String> values, String key) {
        if (SECRET_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
            return TargetRedactor.MASK;
        }
        if (name.equalsIgnoreCase("Authorization")) {
            return values.size() == 1 ? aliases.redactAuthorization(values.get(0)) : TargetRedactor.MASK;
        }
        if (name.equalsIgnoreCase(KEY_HEADER)) {
            return values.size() == 1 ? aliases.keyAlias(values.get(0)) : TargetRedactor.MASK;
        }
        return aliases.redact(String.join(", ", values), key);
    }

    /** Redacts a text that should be JSON. Redacts names and text values one by one; redacts other text as a whole. */
    static String redactJson(SecretAliases aliases, String text, String key) {
        try {
            return Json.write(redact(aliases, Json.read(text), key));
        } catch (MalformedJson notJson) {
            return TargetRedactor.redact(aliases.redact(text, key), key);
        }
    }

    private static JsonNode redact(SecretAliases aliases, JsonNode tree, String key) {
        if (tree.isTextual()) {
            return TextNode.valueOf(aliases.redact(tree.textValue(), key));
        }
        if (tree.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            tree.forEach(element -> copy.add(redact(aliases, element, key)));
            return copy;
        }
        if (tree.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            tree.properties()
                    .forEach(member ->
                            copy.set(aliases.redact(member.getKey(), key), redact(aliases, member.getValue(), key)));
            return copy;
        }
        return tree;
    }

    /** Returns the path without secrets, for the response to the client. The path can contain a key. */
    public String redactedPath(RecordedRequest request) {
        String path = request.path();
        for (String key : request.message().headers().getOrDefault(KEY_HEADER, List.of())) {
            path = TargetRedactor.redact(path, key);
        }
        return TargetRedactor.redact(aliases.redact(path, ""), "");
    }

    /** Numbers the next exchange with 1. */
    public void restart() {
        count.set(0);
    }
}
