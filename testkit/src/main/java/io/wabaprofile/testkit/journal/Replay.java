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
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What came of a {@linkplain Journal#replay journal that was sent again}. Immutable. */
public final class Replay {
    private final int sent;
    private final List<String> skipped;
    private final List<String> differences;

    private Replay(int sent, List<String> skipped, List<String> differences) {
        this.sent = sent;
        this.skipped = List.copyOf(skipped);
        this.differences = List.copyOf(differences);
    }

    /** How many requests were sent. */
    public int sent() {
        return sent;
    }

    /** The exchanges that could not be sent again, and why, a line each. */
    public List<String> skipped() {
        return skipped;
    }

    /** Where answers were others than in the journal, a line each. */
    public List<String> differences() {
        return differences;
    }

    /** @throws AssertionError if an answer was another, or nothing was sent */
    public void verify() {
        if (!differences.isEmpty()) {
            throw new AssertionError("Answers differ:\n" + String.join("\n", differences));
        }
        if (sent == 0) {
            throw new AssertionError("The journal has nothing to be sent again; skipped: " + skipped);
        }
    }

    static Replay of(List<Exchange> exchanges, URI target, List<String> keys) throws IOException, InterruptedException {
        Run run = new Run(target, keys);
        for (Exchange exchange : exchanges) {
            run.send(exchange);
        }
        return new Replay(run.sent, run.skipped, run.differences);
    }

    /** Sends one request after another, and learns what the target's names stand for. */
    private static final class Run {
        private static final Duration LIMIT = Duration.ofMinutes(1);
        private static final Pattern NAME = Pattern.compile("upload:session-\\d+|handle-\\d+|key-(\\d+)");
        private static final Set<String> SET_BY_THE_CLIENT = Set.of(
                "host", "content-length", "connection", "expect", "upgrade", "transfer-encoding", "http2-settings");
        private static final Set<String> TRACE_IDS = Set.of("fbtrace_id", "360dialog_trace_id");

        private final HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        private final URI target;
        private final List<String> keys;
        private final SecretAliases names;
        private final List<String> skipped = new ArrayList<>();
        private final List<String> differences = new ArrayList<>();
        private int sent;

        private Run(URI target, List<String> keys) {
            this.target = target;
            this.keys = keys;
            this.names = new SecretAliases(
                    key -> keys.contains(key) ? OptionalInt.of(keys.indexOf(key) + 1) : OptionalInt.empty());
        }

        private void send(Exchange exchange) throws IOException, InterruptedException {
            Optional<String> obstacle = obstacle(exchange);
            if (obstacle.isPresent()) {
                skipped.add(label(exchange) + ": " + obstacle.get());
                return;
            }
            HttpResponse<byte[]> response = client.send(request(exchange), BodyHandlers.ofByteArray());
            sent++;
            compare(exchange, response);
        }

        private Optional<String> obstacle(Exchange exchange) {
            if (exchange.fault().isPresent()) {
                return Optional.of("it met a fault, " + exchange.fault().get());
            }
            if (!exchange.target().startsWith("/")) {
                return Optional.of("its target is no path");
            }
            if (exchange.status() == 0) {
                return Optional.of("it got no answer");
            }
            if (exchange.request().length() > 0 && exchange.request().body().isEmpty()) {
                return Optional.of("its body of " + exchange.request().length() + " bytes was not kept");
            }
            String all = exchange.target()
                    + exchange.request().headers()
                    + exchange.request().body().orElse("");
            if (all.contains(TargetRedactor.MASK)) {
                return Optional.of("something in it is masked");
            }
            return NAME.matcher(all)
                    .results()
                    .map(name -> name.group())
                    .filter(name -> meaning(name).isEmpty())
                    .findFirst()
                    .map(name -> name + " has no meaning at the target");
        }

        private HttpRequest request(Exchange exchange) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target + unmasked(exchange.target())))
                    .timeout(LIMIT)
                    .method(exchange.method(), body(exchange));
            exchange.request().headers().forEach((name, value) -> {
                if (!SET_BY_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
                    request.setHeader(name, unmasked(value));
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
                    : BodyPublishers.ofString(unmaskedJson(body.get()));
        }

        /** A handle may span lines, which JSON escapes. */
        private String unmaskedJson(String body) {
            return replaced(body, secret -> {
                String quoted = Json.write(secret);
                return quoted.substring(1, quoted.length() - 1);
            });
        }

        private String unmasked(String text) {
            return replaced(text, secret -> secret);
        }

        private String replaced(String text, UnaryOperator<String> form) {
            return NAME.matcher(text)
                    .replaceAll(name -> Matcher.quoteReplacement(
                            meaning(name.group()).map(form).orElse(name.group())));
        }

        private Optional<String> meaning(String name) {
            if (!name.startsWith("key-")) {
                return names.secret(name);
            }
            int channel = Integer.parseInt(name.substring("key-".length()));
            return channel <= keys.size() ? Optional.of(keys.get(channel - 1)) : Optional.empty();
        }

        private void compare(Exchange before, HttpResponse<byte[]> after) {
            if (before.status() != after.statusCode()) {
                differences.add(label(before) + ": status was " + before.status() + ", is " + after.statusCode());
                return;
            }
            before.response().headers().forEach((name, value) -> {
                String now = after.headers().firstValue(name).orElse("absent");
                if (!value.equals(now)) {
                    differences.add(label(before) + ": " + name + " was " + value + ", is " + now);
                }
            });
            if (before.response().body().isPresent()) {
                String was = before.response().base64()
                        ? before.response().body().get()
                        : comparable(before.response().body().get());
                String is = before.response().base64()
                        ? Base64.getEncoder().encodeToString(after.body())
                        : comparable(named(before, after.body()));
                if (!was.equals(is)) {
                    differences.add(label(before) + ": body was " + was + ", is " + is);
                }
            }
        }

        /** What the target gives, by the names it had in the journal. */
        private String named(Exchange before, byte[] body) {
            String text = new String(body, StandardCharsets.UTF_8);
            String was = before.response().body().orElse("");
            learn(was, text, "id", "upload:session-");
            learn(was, text, "h", "handle-");
            return ExchangeRecorder.redactedJson(names, text, keyOf(before));
        }

        private void learn(String was, String is, String member, String prefix) {
            Optional<String> name = member(was, member).filter(text -> text.startsWith(prefix));
            Optional<String> secret = member(is, member);
            if (name.isPresent() && secret.isPresent()) {
                names.give(secret.get(), name.get());
            }
        }

        private static Optional<String> member(String json, String name) {
            try {
                return Optional.ofNullable(Json.read(json).path(name).textValue());
            } catch (MalformedJson notJson) {
                return Optional.empty();
            }
        }

        private String keyOf(Exchange exchange) {
            int channel = exchange.channel().orElse(0);
            return channel >= 1 && channel <= keys.size() ? keys.get(channel - 1) : "";
        }

        private static String comparable(String text) {
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
