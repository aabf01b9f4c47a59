package io.wabaprofile.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wabaprofile.testkit.journal.Exchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The rules of Meta's OpenAPI v23 for profile requests, in the words of {@code graph/profile-requests.json}. */
final class ProfileRequestRules {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode rules;
    private final List<String> violations = new ArrayList<>();

    private ProfileRequestRules(JsonNode rules) {
        this.rules = rules;
    }

    /** Returns what the request violates; empty if it fits. */
    static List<String> violations(Exchange exchange) {
        try (InputStream file = ProfileRequestRules.class.getResourceAsStream("/graph/profile-requests.json")) {
            ProfileRequestRules check = new ProfileRequestRules(JSON.readTree(Objects.requireNonNull(file)));
            check.request(exchange);
            return check.violations;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void require(boolean fits, String violation) {
        if (!fits) {
            violations.add(violation);
        }
    }

    private static Stream<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::textValue);
    }

    private void request(Exchange exchange) throws IOException {
        String[] target = exchange.target().split("\\?", -1);
        require(target[0].matches(rules.path("target").textValue()), "path " + target[0]);
        rules.path("headers").properties().forEach(header -> {
            String value = exchange.request().headers().getOrDefault(header.getKey(), "absent");
            require(value.matches(header.getValue().textValue()), header.getKey() + " " + value);
        });
        if (exchange.method().equals("GET")) {
            require(target.length == 2 && target[1].matches("fields=[a-z_,]+"), "query of " + exchange.target());
            List<String> readable = texts(rules.path("readable")).toList();
            Stream.of(target[1].substring("fields=".length()).split(",", -1))
                    .forEach(field -> require(readable.contains(field), "field " + field));
        } else {
            String type = exchange.request().headers().getOrDefault("Content-type", "absent");
            require(exchange.method().equals("POST") && target.length == 1, exchange.method() + " with a query");
            require(texts(rules.path("contentTypes")).anyMatch(type::equals), "content type " + type);
            body(JSON.readTree(exchange.request().body().orElseThrow()));
        }
    }

    private void body(JsonNode body) {
        texts(rules.path("required")).forEach(member -> require(body.has(member), member + " is absent"));
        body.properties().forEach(member -> {
            require(rules.path("members").has(member.getKey()), "unknown member " + member.getKey());
            value(member.getKey(), member.getValue(), rules.path("members").path(member.getKey()));
        });
    }

    private void value(String name, JsonNode value, JsonNode rule) {
        require(value.getNodeType().name().equals(rule.path("type").textValue()), name + " is " + value.getNodeType());
        int length = value.asText().codePointCount(0, value.asText().length());
        require(length >= rule.path("minLength").asInt(0), name + " is too short");
        require(length <= rule.path("maxLength").asInt(Integer.MAX_VALUE), name + " is too long");
        require(value.size() <= rule.path("maxItems").asInt(Integer.MAX_VALUE), name + " has too many items");
        require(
                !rule.has("values") || texts(rule.path("values")).anyMatch(value.asText()::equals),
                name + " is " + value.asText());
        value.forEach(item -> value(name, item, rule.path("items")));
    }
}
