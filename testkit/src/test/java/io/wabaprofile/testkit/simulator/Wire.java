package io.wabaprofile.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.testkit.json.MalformedJson;
import io.wabaprofile.testkit.json.PlainJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A plain HTTP client with one key, and the samples for comparison. */
public final class Wire {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final String key;

    public Wire(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    public Wire with(String otherKey) {
        return new Wire(base, otherKey);
    }

    public Reply get(String target) {
        return send("GET", target, BodyPublishers.noBody());
    }

    public Reply json(String method, String target, String json) {
        return send(method, target, BodyPublishers.ofString(json), "Content-Type", "application/json");
    }

    public Reply bytes(String target, byte[] body, String... headers) {
        return send("POST", target, BodyPublishers.ofByteArray(body), headers);
    }

    public Reply send(String method, String target, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + target))
                .method(method, body)
                .timeout(Duration.ofSeconds(30));
        if (!key.isEmpty()) {
            request.header("d360-api-key", key);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return new Reply(client.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public record Reply(HttpResponse<byte[]> response) {
        public int status() {
            return response.statusCode();
        }

        public byte[] bytes() {
            return response.body();
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public Object json() {
            assertThat(header("Content-Type")).isEqualTo("application/json");
            return parsed(text());
        }

        public Object at(Object... path) {
            Object here = json();
            for (Object step : path) {
                here = step instanceof Integer index
                        ? ((List<?>) here).get(index)
                        : Objects.requireNonNull(((Map<?, ?>) here).get(step), "no " + step + " in " + here);
            }
            return here;
        }

        public String textAt(Object... path) {
            return (String) at(path);
        }

        public int numberAt(Object... path) {
            return ((Number) at(path)).intValue();
        }
    }

    public static Object parsed(String json) {
        try {
            return PlainJson.read(json);
        } catch (MalformedJson e) {
            throw new AssertionError(json, e);
        }
    }

    public static String sample(String name) {
        try (InputStream sample = Wire.class.getResourceAsStream("/wire-samples/" + name + ".json")) {
            return new String(Objects.requireNonNull(sample, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Object sampleJson(String name) {
        return parsed(sample(name));
    }
}
