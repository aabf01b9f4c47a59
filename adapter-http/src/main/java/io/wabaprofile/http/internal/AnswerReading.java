package io.wabaprofile.http.internal;

import com.fasterxml.jackson.databind.JsonNode;
import feign.InvocationContext;
import feign.Response;
import feign.ResponseInterceptor;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads every answer in place of Feign's decoders: a failure is recognised by what the document says, also under a 2xx
 * status. A method of type {@code void} takes any document, {@code null} and no body for success, as On-Premise servers
 * give all of them.
 */
final class AnswerReading implements ResponseInterceptor {
    private static final int MAX_PLAIN_TEXT = 1_000;
    private static final int MAX_USAGE = 8 * 1024;

    private final Json json;
    private final ErrorShapes shapes;
    private final InstantSource clock;

    AnswerReading(Json json, InstantSource clock) {
        this.json = json;
        this.shapes = new ErrorShapes(json);
        this.clock = clock;
    }

    @Override
    public @Nullable Object intercept(InvocationContext context, Chain chain) throws IOException {
        Response response = context.response();
        byte[] body = response.body() == null
                ? new byte[0]
                : response.body().asInputStream().readAllBytes();
        return read(response.status(), response.headers(), body, context.returnType());
    }

    /**
     * What the answer holds; nothing if {@code void} was expected.
     *
     * @throws AttemptFailure if it tells of a failure, or has another form
     */
    @Nullable
    Object read(int status, Map<String, ? extends Collection<String>> headers, byte[] body, Type expected) {
        boolean wellBySpec = status >= 200 && status < 300 && status != 206;
        String type = WireAnswer.header(headers, "Content-Type");
        boolean callsItselfJson = type == null || isJson(type.toLowerCase(Locale.ROOT));
        boolean acknowledgement = expected == void.class;
        if (wellBySpec && callsItselfJson && !acknowledgement) {
            Optional<Object> plain = json.readPlain(body, expected);
            if (plain.isPresent()) {
                return plain.get();
            }
        }
        Optional<JsonNode> document = json.tree(body);
        Optional<ErrorAnswer> error = document.flatMap(node -> shapes.in(node, status));
        if (error.isPresent() || !wellBySpec) {
            throw failure(headers, error.orElseGet(() -> undocumented(status, body)));
        }
        if (acknowledgement
                && (isBlank(body) || document.filter(JsonNode::isNull).isPresent())) {
            return null;
        }
        if (!callsItselfJson) {
            throw AttemptFailure.unreadable("it does not call itself JSON");
        }
        JsonNode answer = document.filter(JsonNode::isObject)
                .orElseThrow(() -> AttemptFailure.unreadable("it is not a JSON object"));
        return acknowledgement ? null : json.read(answer, expected);
    }

    private AttemptFailure failure(Map<String, ? extends Collection<String>> headers, ErrorAnswer answer) {
        FailureClass kind = Classification.of(answer);
        Optional<JsonNode> usage = Optional.ofNullable(WireAnswer.header(headers, "X-Business-Use-Case-Usage"))
                .filter(text -> text.length() <= MAX_USAGE)
                .flatMap(json::tree);
        Optional<Duration> hint = ServerHint.in(
                answer,
                WireAnswer.header(headers, "Retry-After"),
                WireAnswer.header(headers, "Date"),
                usage,
                clock.instant());
        return AttemptFailure.answered(kind, answer, hint.orElse(null));
    }

    private static ErrorAnswer undocumented(int status, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        boolean readable =
                !text.isEmpty() && text.length() <= MAX_PLAIN_TEXT && !text.startsWith("<") && !text.startsWith("{");
        return ErrorAnswer.foreign(status, readable ? text : null);
    }

    private static boolean isJson(String type) {
        return type.contains("json") || type.contains("javascript");
    }

    private static boolean isBlank(byte[] body) {
        return new String(body, StandardCharsets.UTF_8).isBlank();
    }
}
