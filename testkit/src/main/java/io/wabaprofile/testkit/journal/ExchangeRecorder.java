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

/** Makes exchanges of requests and responses, with aliases in place of secrets. */
public final class ExchangeRecorder {
    private static final int MAX_BODY = 64 * 1024;
    private static final Set<String> TEXT_TYPES =
            Set.of("application/json", "application/x-www-form-urlencoded", "text/html", "text/plain");
    private static final Set<String> SECRET_HEADERS = Set.of("authorization", "cookie", "proxy-authorization");
    private static final String KEY_HEADER = "d360-api-key";

    private final SecretAliases aliases;
    private final InstantSource clock;
    private final AtomicLong count = new AtomicLong();

    public ExchangeRecorder(SecretAliases aliases, InstantSource clock) {
        this.aliases = aliases;
        this.clock = clock;
    }

    /**
     * @param status 0 if there was no response
     * @param fault the injected fault, in words
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
        response.ifPresent(message -> nameSecrets(operation, message));
        return new Exchange(
                count.incrementAndGet(),
                clock.instant(),
                channel,
                operation,
                request.method(),
                aliases.target(request.path(), Optional.ofNullable(request.rawQuery()), key),
                redacted(request.message(), key),
                status,
                response.map(message -> redacted(message, key)).orElse(Message.NONE),
                took,
                fault);
    }

    public void restart() {
        count.set(0);
    }

    /** Gives an alias to a secret that this response returns, before the response is redacted. */
    private void nameSecrets(Optional<Operation> operation, RecordedMessage response) {
        if (operation.filter(Operation.OPEN_UPLOAD::equals).isPresent()) {
            member(response, "id").ifPresent(aliases::sessionOpened);
        }
        if (operation.filter(Operation.SEND_UPLOAD::equals).isPresent()) {
            member(response, "h").ifPresent(aliases::handleGiven);
        }
    }

    private static Optional<String> member(RecordedMessage response, String name) {
        try {
            return Optional.ofNullable(
                    Json.read(response.body().orElseThrow()).path(name).textValue());
        } catch (MalformedJson notJson) {
            return Optional.empty();
        }
    }

    private Message redacted(RecordedMessage message, String key) {
        Map<String, String> headers = new LinkedHashMap<>();
        message.headers().forEach((name, values) -> headers.put(name, header(name, values, key)));
        boolean base64 = message.length() > 0 && !TEXT_TYPES.contains(message.mediaType());
        Optional<String> body = message.body()
                .filter(bytes -> bytes.length > 0 && bytes.length <= MAX_BODY)
                .map(bytes -> base64
                        ? Base64.getEncoder().encodeToString(bytes)
                        : redactedJson(aliases, new String(bytes, StandardCharsets.UTF_8), key));
        return new Message(headers, message.length(), body, base64);
    }

    private String header(String name, List<String> values, String key) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (SECRET_HEADERS.contains(lower)) {
            return TargetRedactor.MASK;
        }
        if (lower.equals(KEY_HEADER)) {
            return values.size() == 1 ? aliases.keyName(values.get(0)) : TargetRedactor.MASK;
        }
        return aliases.masked(String.join(", ", values), key);
    }

    /** Returns the path as its caller may see it. The path may hold a key that is in no header. */
    public String redactedPath(RecordedRequest request) {
        String path = request.path();
        for (String key : request.message().headers().getOrDefault("D360-API-KEY", List.of())) {
            path = TargetRedactor.masked(path, key);
        }
        return TargetRedactor.masked(aliases.masked(path, ""), "");
    }

    /** Redacts a text that should be JSON, with aliases in place of secrets. */
    static String redactedJson(SecretAliases aliases, String text, String key) {
        try {
            return Json.write(redacted(aliases, Json.read(text), key));
        } catch (MalformedJson notJson) {
            return TargetRedactor.masked(aliases.masked(text, key), key);
        }
    }

    private static JsonNode redacted(SecretAliases aliases, JsonNode tree, String key) {
        if (tree.isTextual()) {
            return TextNode.valueOf(aliases.masked(tree.textValue(), key));
        }
        if (tree.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            tree.forEach(element -> copy.add(redacted(aliases, element, key)));
            return copy;
        }
        if (tree.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            tree.properties()
                    .forEach(member ->
                            copy.set(aliases.masked(member.getKey(), key), redacted(aliases, member.getValue(), key)));
            return copy;
        }
        return tree;
    }
}
