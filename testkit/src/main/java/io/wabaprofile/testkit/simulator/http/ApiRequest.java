package io.wabaprofile.testkit.simulator.http;

import io.wabaprofile.testkit.fault.Fault;
import io.wabaprofile.testkit.json.JsonReader;
import io.wabaprofile.testkit.json.MalformedJson;
import io.wabaprofile.testkit.simulator.rules.SimulatorRules;
import io.wabaprofile.testkit.simulator.rules.StrictCheck;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hc.core5.io.IOCallback;
import org.jspecify.annotations.Nullable;

/** One request as it came: nothing decoded, nothing trusted. */
public final class ApiRequest {
    private static final int MAX_JSON = 64 * 1024;
    private static final long MAX_DRAINED = 256L * 1024 * 1024;

    private final ServerExchange exchange;
    private final String path;
    private final QueryParameters query;
    private final ReceivedBody body;
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

    /** Undecoded. */
    public String path() {
        return path;
    }

    /** Undecoded; null if there is none. */
    @Nullable
    public String rawQuery() {
        return exchange.rawQuery();
    }

    public QueryParameters query() {
        return query;
    }

    public Optional<String> key() {
        return header("D360-API-KEY");
    }

    public Map<String, List<String>> headers() {
        return exchange.headers();
    }

    /** Absent if the header is missing or given more than once. */
    public Optional<String> header(String name) {
        List<String> values = exchange.headers().getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** Without parameters, in lower case; empty if there is none. */
    public String mediaType() {
        return mediaType(header("Content-Type").orElse(""));
    }

    public static String mediaType(String given) {
        int parameters = given.indexOf(';');
        return (parameters < 0 ? given : given.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }

    /** What the request announces; absent if it comes in chunks. */
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

    /** What is to go wrong with it. */
    public Optional<Fault> fault() {
        return Optional.ofNullable(fault);
    }

    public void meet(Fault met) {
        fault = met;
        if (met instanceof Fault.CutAfter cut) {
            body.cutAfter(cut.bytes());
        }
    }

    public InputStream body() {
        return body;
    }

    public ReceivedBody received() {
        return body;
    }

    /** The whole body of a request that should hold JSON; may be asked for again. */
    public byte[] smallBody() throws IOException, BodyTooLargeException {
        return body.peek(MAX_JSON);
    }

    /** The whole body, of whatever length where that is allowed; may be asked for again. */
    public byte[] jsonBody(SimulatorRules rules) throws IOException, BodyTooLargeException {
        return rules.refuses(StrictCheck.BODY_TOO_LARGE) ? smallBody() : body.peek(Integer.MAX_VALUE - 1);
    }

    public Map<String, Object> jsonObject(SimulatorRules rules)
            throws IOException, BodyTooLargeException, MalformedJson {
        byte[] read = jsonBody(rules);
        if (!mediaType().equals("application/json") && rules.refuses(StrictCheck.BODY_NOT_DECLARED_JSON)) {
            throw new MalformedJson("Content-Type is not application/json, so there is no JSON", 0);
        }
        try {
            return objectIn(read);
        } catch (MalformedJson e) {
            if (rules.refuses(StrictCheck.BODY_MALFORMED)) {
                throw e;
            }
            return Map.of();
        }
    }

    private static Map<String, Object> objectIn(byte[] json) throws MalformedJson {
        if (JsonReader.read(json) instanceof Map<?, ?> members) {
            Map<String, Object> typed = new LinkedHashMap<>();
            members.forEach((name, value) -> typed.put((String) name, value));
            return typed;
        }
        throw new MalformedJson("Not an object", 0);
    }

    /** Reads what the client still sends, so that it is free to read its answer. */
    public void drain() throws IOException {
        byte[] waste = new byte[64 * 1024];
        long drained = 0;
        for (int n = 0; n >= 0; n = body.read(waste)) {
            drained += n;
            if (drained > MAX_DRAINED) {
                exchange.abandonRequest();
                return;
            }
        }
    }

    public void answer(ApiResponse answer) throws IOException {
        send(answer, out -> out.write(answer.body()));
    }

    /** Byte by byte. */
    public void drip(ApiResponse answer, Pause pause) throws IOException {
        send(answer, out -> {
            for (int i = 0; i < answer.body().length; i++) {
                if (i > 0) {
                    pause.await();
                }
                out.write(answer.body()[i]);
                out.flush();
            }
        });
    }

    /** What lies between two bytes. */
    public interface Pause {
        void await() throws IOException;
    }

    private void send(ApiResponse answer, IOCallback<OutputStream> body) throws IOException {
        exchange.setHeader("Content-Type", answer.contentType());
        answer.headers().forEach(exchange::setHeader);
        exchange.respond(answer.status(), OptionalLong.of(answer.body().length), body);
    }
}
