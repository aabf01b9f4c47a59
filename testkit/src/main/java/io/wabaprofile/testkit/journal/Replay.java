package io.wabaprofile.testkit.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wabaprofile.testkit.json.Json;
import io.wabaprofile.testkit.json.MalformedJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The result of {@linkplain Journal#replay replaying a journal}. Immutable. */
public final class Replay {
    private final int sent;
    private final List<String> skipped;
    private final List<String> differences;

    private Replay(int sent, List<String> skipped, List<String> differences) {
        this.sent = sent;
        this.skipped = List.copyOf(skipped);
        this.differences = List.copyOf(differences);
    }

    /** The number of requests that were sent. */
    public int sent() {
        return sent;
    }

    /** The exchanges that could not be sent again, each with the reason. */
    public List<String> skipped() {
        return skipped;
    }

    /** The differences between the responses and the journal, one per line. */
    public List<String> differences() {
        return differences;
    }

    /** @throws AssertionError if a response differs from the journal, or no request was sent */
    public void verify() {
        if (!differences.isEmpty()) {
            throw new AssertionError("Responses differ:\n" + String.join("\n", differences));
        }
        if (sent == 0) {
            throw new AssertionError("No request of the journal could be sent; skipped: " + skipped);
        }
    }

    static Replay of(List<Exchange> exchanges, URI target, List<String> keys) throws IOException, InterruptedException {
        Run run = new Run(target, keys);
        for (Exchange exchange : exchanges) {
            run.replay(exchange);
        }
        return new Replay(run.sent, run.skipped, run.differences);
    }

    /** Sends one request after another. Learns the secrets of the target for the aliases of the journal. */
    private static final class Run {
        private static final Duration TIMEOUT = Duration.ofMinutes(1);
        private static final Pattern ALIAS = Pattern.compile("upload:session-\\d+|handle-\\d+|(?:key|token)-(\\d+)");
        private static final Set<String> SET_BY_THE_CLIENT = Set.of(
                "host", "content-length", "connection", "expect", "upgrade", "transfer-encoding", "http2-settings");
        private static final Set<String> TRACE_IDS = Set.of("fbtrace_id", "360dialog_trace_id");

        private final HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        private final URI target;
        private final List<String> keys;
        private final SecretAliases aliases;
        private final List<String> skipped = new ArrayList<>();
        private final List<String> differences = new ArrayList<>();
        private int sent;

        private Run(URI target, List<String> keys) {
            this.target = target;
            this.keys = keys;
            this.aliases = new SecretAliases(
                    key -> keys.contains(key) ? Optional.of("key-" + (keys.indexOf(key) + 1)) : Optional.empty());
        }

        private void replay(Exchange exchange) throws IOException, InterruptedException {
            Optional<String> reason = reasonToSkip(exchange);
            if (reason.isPresent()) {
                skipped.add(label(exchange) + ": " + reason.get());
                return;
            }
            HttpResponse<byte[]> response = client.send(request(exchange), BodyHandlers.ofByteArray());
            sent++;
            compare(exchange, response);
        }

        private Optional<String> reasonToSkip(Exchange exchange) {
            if (exchange.fault().isPresent()) {
                return Optional.of("it has a fault, " + exchange.fault().get());
            }
            if (!exchange.target().startsWith("/")) {
                return Optional.of("its target is not a path");
            }
            if (exchange.status() == 0) {
                return Optional.of("it has no response");
            }
            if (exchange.request().length() > 0 && exchange.request().body().isEmpty()) {
                return Optional.of("its body of " + exchange.request().length() + " bytes is not in the journal");
            }
            String request = exchange.target()
                    + exchange.request().headers()
                    + exchange.request().body().orElse("");
            if (exchange.request().headers().getOrDefault("Authorization", "").contains("token-")) {
                return Optional.of("it is for the Graph API, and the target has other numbers and access tokens");
            }
            if (request.contains(TargetRedactor.MASK)) {
                return Optional.of("a part of it is masked");
            }
            return ALIAS.matcher(request)
                    .results()
                    .map(alias -> alias.group())
                    .filter(alias -> secret(alias).isEmpty())
                    .findFirst()
                    .map(alias -> alias + " is unknown at the target");
        }

        private HttpRequest request(Exchange exchange) {
            UnaryOperator<String> unchanged = UnaryOperator.identity();
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create(target + withSecrets(exchange.target(), unchanged)))
                    .timeout(TIMEOUT)
                    .method(exchange.method(), body(exchange));
            exchange.request().headers().forEach((name, value) -> {
                if (!SET_BY_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
                    request.setHeader(name, withSecrets(value, unchanged));
                }
            });
            return request.build();
        }

        private BodyPublisher body(Exchange exchange) {
            Optional<String> body = exchange.request().body();
            if (body.isEmpty()) {
                return BodyPublishers.noBody();
            }
            return exchange.request().base64()
                    ? BodyPublishers.ofByteArray(Base64.getDecoder().decode(body.get()))
                    : BodyPublishers.ofString(withSecrets(body.get(), Run::escape));
        }

        /** Escapes a secret for JSON: a handle can have several lines. */
        private static String escape(String secret) {
            String quoted = Json.write(secret);
            return quoted.substring(1, quoted.length() - 1);
        }

        private String withSecrets(String text, UnaryOperator<String> encoding) {
            return ALIAS.matcher(text)
                    .replaceAll(alias -> Matcher.quoteReplacement(
                            secret(alias.group()).map(encoding).orElse(alias.group())));
        }

        private Optional<String> secret(String alias) {
            return alias.startsWith("key-")
                    ? key(Integer.parseInt(alias.substring("key-".length())))
                    : aliases.secret(alias);
        }

        private Optional<String> key(int channel) {
            return channel >= 1 && channel <= keys.size() ? Optional.of(keys.get(channel - 1)) : Optional.empty();
        }

        private void compare(Exchange expected, HttpResponse<byte[]> actual) {
            if (expected.status() != actual.statusCode()) {
                differences.add(label(expected) + ": status was " + expected.status() + ", is " + actual.statusCode());
                return;
            }
            expected.response().headers().forEach((name, value) -> {
                String actualValue = actual.headers().firstValue(name).orElse("absent");
                if (!value.equals(actualValue)) {
                    differences.add(label(expected) + ": " + name + " was " + value + ", is " + actualValue);
                }
            });
            if (expected.response().body().isPresent()) {
                String body = expected.response().body().get();
                boolean base64 = expected.response().base64();
                String expectedBody = base64 ? body : withoutTraceIds(body);
                String actualBody = base64
                        ? Base64.getEncoder().encodeToString(actual.body())
                        : withoutTraceIds(withAliases(expected, body, actual.body()));
                if (!expectedBody.equals(actualBody)) {
                    differences.add(label(expected) + ": body was " + expectedBody + ", is " + actualBody);
                }
            }
        }

        /** Replaces the secrets of the target by the aliases of the journal. */
        private String withAliases(Exchange expected, String expectedBody, byte[] actualBody) {
            String text = new String(actualBody, StandardCharsets.UTF_8);
            learn(expectedBody, text, "id", "upload:session-");
            learn(expectedBody, text, "h", "handle-");
            return ExchangeRecorder.redactJson(
                    aliases, text, key(expected.channel().orElse(0)).orElse(""));
        }

        private void learn(String expectedBody, String actualBody, String member, String prefix) {
            Optional<String> alias = Json.textMember(expectedBody, member).filter(text -> text.startsWith(prefix));
            Optional<String> secret = Json.textMember(actualBody, member);
            if (alias.isPresent() && secret.isPresent()) {
                aliases.add(secret.get(), alias.get());
            }
        }

        private static String withoutTraceIds(String text) {
            try {
                JsonNode tree = Json.read(text);
                for (String name : TRACE_IDS) {
                    tree.findParents(name).forEach(parent -> ((ObjectNode) parent).remove(name));
                }
                return Json.write(tree);
            } catch (MalformedJson notJson) {
                return text;
            }
        }

        private static String label(Exchange exchange) {
            return "exchange " + exchange.number() + ", " + exchange.method() + " " + exchange.target();
        }
    }
}
