package io.wabaprofile.testkit.journal;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.fault.Fault;
import io.wabaprofile.testkit.journal.Exchange.Message;
import io.wabaprofile.testkit.json.JsonReader;
import io.wabaprofile.testkit.json.JsonWriter;
import io.wabaprofile.testkit.json.MalformedJson;
import io.wabaprofile.testkit.simulator.http.ApiRequest;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
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
import org.jspecify.annotations.Nullable;

/** Makes exchanges of calls and answers, with names in place of secrets. */
public final class ExchangeRecorder {
    private static final int KEPT_AT_MOST = 64 * 1024;
    private static final Set<String> TEXT_TYPES =
            Set.of("application/json", "application/x-www-form-urlencoded", "text/html", "text/plain");
    private static final Set<String> SECRET_HEADERS = Set.of("authorization", "cookie", "proxy-authorization");

    private final SecretAliases names;
    private final InstantSource clock;
    private final AtomicLong count = new AtomicLong();

    public ExchangeRecorder(SecretAliases names, InstantSource clock) {
        this.names = names;
        this.clock = clock;
    }

    /** @param answer null if there was none */
    public Exchange exchange(
            ApiRequest call,
            OptionalInt channel,
            Optional<Operation> operation,
            @Nullable ApiResponse answer,
            Duration took) {
        String key = call.key().orElse("");
        if (answer != null) {
            nameSecrets(operation, answer);
        }
        return new Exchange(
                count.incrementAndGet(),
                clock.instant(),
                channel,
                operation,
                call.method(),
                names.target(call.path(), Optional.ofNullable(call.rawQuery()), key),
                request(call, key),
                answer == null ? 0 : answer.status(),
                answer == null ? Message.NONE : answer(answer, key),
                took,
                call.fault().map(Fault::toString));
    }

    public void restart() {
        count.set(0);
    }

    /** Before anything is masked, what the platform gives for the first time gets its name. */
    private void nameSecrets(Optional<Operation> operation, ApiResponse answer) {
        if (operation.filter(Operation.OPEN_UPLOAD::equals).isPresent()) {
            member(answer, "id").ifPresent(names::sessionOpened);
        }
        if (operation.filter(Operation.SEND_UPLOAD::equals).isPresent()) {
            member(answer, "h").ifPresent(names::handleGiven);
        }
    }

    private static Optional<String> member(ApiResponse answer, String name) {
        try {
            return JsonReader.read(answer.body()) instanceof Map<?, ?> members
                            && members.get(name) instanceof String text
                    ? Optional.of(text)
                    : Optional.empty();
        } catch (MalformedJson notJson) {
            return Optional.empty();
        }
    }

    private Message request(ApiRequest call, String key) {
        Map<String, String> headers = new LinkedHashMap<>();
        call.headers().forEach((name, values) -> headers.put(name, header(name, values, key)));
        return message(
                headers,
                call.mediaType(),
                call.received().received(),
                call.received().kept(),
                key);
    }

    private Message answer(ApiResponse answer, String key) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", answer.contentType());
        headers.putAll(answer.headers());
        byte[] body = answer.body();
        Optional<byte[]> kept = body.length <= KEPT_AT_MOST ? Optional.of(body) : Optional.empty();
        return message(headers, ApiRequest.mediaType(answer.contentType()), body.length, kept, key);
    }

    private String header(String name, List<String> values, String key) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (SECRET_HEADERS.contains(lower)) {
            return TargetRedactor.MASK;
        }
        if (lower.equals("d360-api-key")) {
            return values.size() == 1 ? names.keyName(values.get(0)) : TargetRedactor.MASK;
        }
        return names.masked(String.join(", ", values), key);
    }

    private Message message(
            Map<String, String> headers, String mediaType, long length, Optional<byte[]> kept, String key) {
        boolean base64 = length > 0 && !TEXT_TYPES.contains(mediaType);
        return new Message(
                headers,
                length,
                kept.filter(bytes -> bytes.length > 0)
                        .map(bytes -> base64 ? Base64.getEncoder().encodeToString(bytes) : text(bytes, key)),
                base64);
    }

    private String text(byte[] bytes, String key) {
        return maskedJson(names, new String(bytes, StandardCharsets.UTF_8), key);
    }

    /** The path as its caller may be shown it, though it may have a key in it that stands in no header. */
    public String shownPath(ApiRequest call) {
        String path = call.path();
        for (String key : call.headers().getOrDefault("D360-API-KEY", List.of())) {
            path = TargetRedactor.masked(path, key);
        }
        return TargetRedactor.masked(names.masked(path, ""), "");
    }

    /** A text that should be JSON, with names in place of secrets. */
    public static String maskedJson(SecretAliases names, String text, String key) {
        try {
            return JsonWriter.write(masked(names, JsonReader.read(text), key));
        } catch (MalformedJson notJson) {
            return TargetRedactor.masked(names.masked(text, key), key);
        }
    }

    private static Object masked(SecretAliases names, Object json, String key) {
        if (json instanceof String text) {
            return names.masked(text, key);
        }
        if (json instanceof List<?> elements) {
            return elements.stream()
                    .map(element -> masked(names, (Object) element, key))
                    .toList();
        }
        if (json instanceof Map<?, ?> members) {
            Map<String, Object> copy = new LinkedHashMap<>();
            members.forEach(
                    (name, value) -> copy.put(names.masked((String) name, key), masked(names, (Object) value, key)));
            return copy;
        }
        return json;
    }
}
