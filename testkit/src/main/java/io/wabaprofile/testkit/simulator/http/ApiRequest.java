package io.wabaprofile.testkit.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wabaprofile.testkit.ApiPaths;
import io.wabaprofile.testkit.fault.Fault;
import io.wabaprofile.testkit.journal.RecordedMessage;
import io.wabaprofile.testkit.journal.RecordedRequest;
import io.wabaprofile.testkit.json.Json;
import io.wabaprofile.testkit.json.MalformedJson;
import io.wabaprofile.testkit.simulator.rules.SimulatorRules;
import io.wabaprofile.testkit.simulator.rules.StrictCheck;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hc.core5.io.IOCallback;
import org.jspecify.annotations.Nullable;

/** A request to the simulator, not decoded and not validated. Used by one thread. */
public final class ApiRequest {
    private static final int MAX_JSON = 64 * 1024;
    private static final long MAX_DRAINED = 256L * 1024 * 1024;

    private final ServerExchange exchange;
    private final String path;
    private final QueryParameters query;
    private final ReceivedBody body;
    private @Nullable JsonNode json;
    private @Nullable Fault fault;

    public ApiRequest(ServerExchange exchange) {
        this.exchange = exchange;
        this.path = exchange.path();
        this.query = new QueryParameters(exchange.rawQuery());
        this.body = new ReceivedBody(exchange.body());
    }

    public String method() {
        return exchange.method();
    }

    public boolean is(String method) {
        return method().equals(method);
    }

    /** The path, not decoded. */
    public String path() {
        return path;
    }

    /** The path and the query, not decoded. */
    public String target() {
        return exchange.rawQuery() == null ? path : path + "?" + exchange.rawQuery();
    }

    /** The path without the version of the Graph API, not decoded. */
    public String resource() {
        return ApiPaths.withoutVersion(path);
    }

    /** Whether the path starts with a version of the Graph API. */
    public boolean isGraph() {
        return !resource().equals(path);
    }

    public QueryParameters query() {
        return query;
    }

    /** Whether the body is a form. The Graph API documents forms beside JSON; the other APIs do not. */
    private boolean isGraphForm() {
        return isGraph() && mediaType().equals("application/x-www-form-urlencoded");
    }

    private static QueryParameters form(byte[] body) {
        return new QueryParameters(new String(body, StandardCharsets.UTF_8));
    }

    /** The parameters of the query, or of the form in the body if there is no query. */
    public QueryParameters parameters() throws IOException, BodyTooLargeException {
        return exchange.rawQuery() == null && isGraphForm() ? form(smallBody()) : query;
    }

    public Optional<String> key() {
        return header("D360-API-KEY");
    }

    public Map<String, List<String>> headers() {
        return exchange.headers();
    }

    /** Returns the value of a header; empty if the request has no such header or several of them. */
    public Optional<String> header(String name) {
        List<String> values = exchange.headers().getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** The media type in lower case, without parameters; empty if the request has no media type. */
    public String mediaType() {
        return RecordedMessage.mediaType(header("Content-Type").orElse(""));
    }

    /** Returns the request for the journal, with the part of the body that was read so far. */
    public RecordedRequest recorded() {
        return new RecordedRequest(
                method(),
                path,
                exchange.rawQuery(),
                key(),
                new RecordedMessage(headers(), mediaType(), body.received(), body.recorded()));
    }

    /** The {@code Content-Length}; empty for a chunked body. */
    public OptionalLong contentLength() {
        try {
            return header("Content-Length")
                    .map(Long::parseLong)
                    .map(OptionalLong::of)
                    .orElse(OptionalLong.empty());
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }

    /** The injected fault. */
    public Optional<Fault> fault() {
        return Optional.ofNullable(fault);
    }

    public void inject(Fault injected) {
        fault = injected;
        if (injected instanceof Fault.CutAfter cut) {
            body.cutAfter(cut.bytes());
        }
    }

    public ReceivedBody body() {
        return body;
    }

    /** Returns a body of at most 64 KiB. The body can be read again. */
    public byte[] smallBody() throws IOException, BodyTooLargeException {
        return body.peek(MAX_JSON);
    }

    /** Returns a body of at most 64 KiB, or of any length if the check is disabled. The body can be read again. */
    public byte[] jsonBody(SimulatorRules rules) throws IOException, BodyTooLargeException {
        return rules.checks(StrictCheck.BODY_TOO_LARGE) ? smallBody() : body.peek(Integer.MAX_VALUE - 1);
    }

    /** Returns the body as JSON. Parses it on the first call only. */
    public JsonNode json(byte[] bytes) throws MalformedJson {
        if (json == null) {
            json = isGraphForm() ? form(bytes).toJson() : Json.read(bytes);
        }
        return json;
    }

    /** Returns the body as a JSON object; an empty object if the body is malformed and the check is disabled. */
    public ObjectNode jsonObject(SimulatorRules rules) throws IOException, BodyTooLargeException, MalformedJson {
        byte[] bytes = jsonBody(rules);
        rules.require(
                mediaType().equals("application/json") || isGraphForm(),
                StrictCheck.BODY_NOT_DECLARED_JSON,
                () -> new MalformedJson("Content-Type is not application/json, so there is no JSON", null));
        try {
            if (json(bytes) instanceof ObjectNode object) {
                return object;
            }
            throw new MalformedJson("it is not an object", null);
        } catch (MalformedJson e) {
            if (rules.checks(StrictCheck.BODY_MALFORMED)) {
                throw e;
            }
            return JsonNodeFactory.instance.objectNode();
        }
    }

    /** Reads the rest of the body, so that the client can read its response. */
    public void drain() throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long drained = 0;
        for (int count = 0; count >= 0; count = body.read(buffer)) {
            drained += count;
            if (drained > MAX_DRAINED) {
                exchange.abandonRequest();
                return;
            }
        }
    }

    public void respond(ApiResponse response) throws IOException {
        send(response, out -> out.write(response.body()));
    }

    /** Sends the response body byte by byte. */
    public void drip(ApiResponse response, Pause pause) throws IOException {
        send(response, out -> {
            for (int i = 0; i < response.body().length; i++) {
                if (i > 0) {
                    pause.await();
                }
                out.write(response.body()[i]);
                out.flush();
            }
        });
    }

    /** Waits between two bytes. */
    public interface Pause {
        void await() throws IOException;
    }

    private void send(ApiResponse response, IOCallback<OutputStream> body) throws IOException {
        exchange.setHeader("Content-Type", response.contentType());
        response.headers().forEach(exchange::setHeader);
        exchange.respond(response.status(), OptionalLong.of(response.body().length), body);
    }
}
