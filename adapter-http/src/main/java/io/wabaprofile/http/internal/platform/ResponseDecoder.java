package io.wabaprofile.http.internal.platform;

import com.fasterxml.jackson.databind.JsonNode;
import feign.InvocationContext;
import feign.Response;
import feign.ResponseInterceptor;
import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.request.ErrorResponse;
import io.wabaprofile.http.internal.request.FailureKind;
import io.wabaprofile.port.ApiUsageObserver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes responses in place of Feign's decoders. Recognizes a failure by the document, also with a 2xx status. Ignores
 * the
 * content type, because servers and proxies send JSON as {@code text/plain}. A {@code void} method accepts a document
 * without an error, {@code null} and an empty body, because On-Premise servers send each of them. A method that returns
 * {@code byte[]} gets the body unchanged. Thread-safe.
 */
public final class ResponseDecoder implements ResponseInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger("io.wabaprofile.http");
    private static final int MAX_PLAIN_TEXT = 1_000;
    private static final Set<String> KNOWN_TYPES = Set.of(
            "text/html",
            "text/plain",
            "text/xml",
            "application/xhtml+xml",
            "application/xml",
            "application/json",
            "application/problem+json",
            "application/octet-stream");

    private final JsonCodec json;
    private final ErrorBodyParser errors;
    private final UsageHeaders usageHeaders;
    private final InstantSource clock;
    private final @Nullable ApiUsageObserver usageObserver;

    /** @param usageObserver null for none */
    public ResponseDecoder(JsonCodec json, InstantSource clock, @Nullable ApiUsageObserver usageObserver) {
        this.json = json;
        this.errors = new ErrorBodyParser(json);
        this.usageHeaders = new UsageHeaders(json);
        this.clock = clock;
        this.usageObserver = usageObserver;
    }

    /** @throws AttemptFailure if the response reports a failure or has an unexpected form */
    @Override
    public @Nullable Object intercept(InvocationContext context, Chain chain) throws IOException {
        Response response = context.response();
        observeUsage(response);
        byte[] body = response.body() == null
                ? new byte[0]
                : response.body().asInputStream().readAllBytes();
        int status = response.status();
        Optional<JsonNode> document = json.tree(body);
        Optional<ErrorResponse> error = document.flatMap(node -> errors.parse(node, status));
        if (error.isPresent() || ErrorBodyParser.isFailure(status)) {
            throw failure(response, error.orElseGet(() -> undocumented(status, body)));
        }
        boolean isVoid = context.returnType() == void.class;
        if (isVoid && (isBlank(body) || document.filter(JsonNode::isNull).isPresent())) {
            return null;
        }
        if (context.returnType() == byte[].class) {
            return body;
        }
        JsonNode object = document.filter(JsonNode::isObject)
                .orElseThrow(() -> AttemptFailure.unreadable("it is not a JSON object"));
        return isVoid ? null : json.read(object, context.returnType());
    }

    private void observeUsage(Response response) {
        if (usageObserver == null) {
            return;
        }
        usageHeaders.usage(response.headers()).ifPresent(usage -> {
            try {
                usageObserver.observe(usage);
            } catch (RuntimeException e) {
                LOG.warn("The observer of the API usage failed; the call continues", e);
            }
        });
    }

    private AttemptFailure failure(Response response, ErrorResponse error) {
        FailureKind kind = ErrorClassifier.classify(error);
        if (kind == FailureKind.PROTOCOL && error.status() >= 400) {
            String reason = "it did not come from the platform but from a web filter or proxy (status " + error.status()
                    + ", content type " + mediaType(header(response, "Content-Type")) + ")";
            return new AttemptFailure(kind, reason, error, null);
        }
        Optional<Duration> retryAfter = RetryAfter.in(
                error,
                header(response, "Retry-After"),
                header(response, "Date"),
                kind == FailureKind.THROTTLED && !error.isLimitOfApp()
                        ? usageHeaders.blockedFor(response.headers())
                        : Duration.ZERO,
                clock.instant());
        String reason = kind == FailureKind.PROXY_REFUSED ? "a proxy refused the request" : "status " + error.status();
        return new AttemptFailure(kind, reason, error, retryAfter.orElse(null));
    }

    private static ErrorResponse undocumented(int status, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        if (text.isEmpty() || text.equals("null")) {
            return new ErrorResponse(status, ErrorResponse.Dialect.NO_BODY, null, null);
        }
        boolean readable = text.length() <= MAX_PLAIN_TEXT && !text.startsWith("<") && !text.startsWith("{");
        return new ErrorResponse(status, ErrorResponse.Dialect.UNDOCUMENTED, readable ? text : null, null);
    }

    private static @Nullable String header(Response response, String name) {
        return UsageHeaders.first(response.headers(), name);
    }

    /** Returns the media type without parameters if it is a known type. Another value may contain a secret. */
    private static String mediaType(@Nullable String contentType) {
        if (contentType == null) {
            return "none";
        }
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return KNOWN_TYPES.contains(type) ? type : "unknown";
    }

    private static boolean isBlank(byte[] body) {
        return new String(body, StandardCharsets.UTF_8).isBlank();
    }
}
