package io.wabaprofile.http.internal.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import io.wabaprofile.http.internal.request.ErrorResponse;
import io.wabaprofile.http.internal.request.ErrorResponse.Dialect;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Parses error bodies. Recognizes each documented form by its structure, not by the status. From a body in another
 * form,
 * reads the texts and a code for the exception message.
 */
final class ErrorBodyParser {
    private final JsonCodec json;

    ErrorBodyParser(JsonCodec json) {
        this.json = json;
    }

    /**
     * Returns the failure that a document reports; empty if it reports none. If the status reports a failure, a
     * document in
     * any form is an error.
     */
    Optional<ErrorResponse> parse(JsonNode document, int status) {
        Optional<ErrorResponse> documented = documented(document, status);
        if (documented.isPresent()) {
            return documented;
        }
        boolean failed = isFailure(status) && document.isContainerNode();
        if (failed && document.isEmpty()) {
            return Optional.of(new ErrorResponse(status, Dialect.NO_BODY, null, null));
        }
        return failed || reportsFailure(document)
                ? Optional.of(new ErrorResponse(status, Dialect.UNDOCUMENTED, number(document.path("code")), null, null)
                        .with(ErrorTexts.in(document)))
                : Optional.empty();
    }

    /** Whether the status alone reports a failure. 206 reports that an upload is not complete. */
    static boolean isFailure(int status) {
        return status < 200 || status >= 300 || status == 206;
    }

    private Optional<ErrorResponse> documented(JsonNode document, int status) {
        JsonNode error = document.path("error");
        if (error.isTextual()) {
            return Optional.of(embedded(error.textValue(), status, null)
                    .orElseGet(() -> new ErrorResponse(status, Dialect.DIALOG360, error.textValue(), null)
                            .with(ErrorTexts.in(document))));
        }
        JsonNode meta = document.path("meta");
        if (!error.isObject()
                && !document.path("debug_info").isObject()
                && !document.path("errors").path(0).isObject()
                && (isFalse(meta.path("success"))
                        || (message(meta) != null && !BooleanNode.TRUE.equals(meta.path("success"))))) {
            return Optional.of(dialog360(meta, document, status));
        }
        return structured(document, status).map(parsed -> parsed.with(ErrorTexts.in(document)));
    }

    /** Parses an error whose form is a JSON structure. */
    private static Optional<ErrorResponse> structured(JsonNode document, int status) {
        if (document.path("error").isObject()) {
            return Optional.of(meta(document.path("error"), status, null));
        }
        if (document.path("debug_info").isObject()) {
            return Optional.of(upload(document, status));
        }
        JsonNode first = document.path("errors").path(0);
        if (first.isObject()) {
            return Optional.of(new ErrorResponse(
                    status,
                    Dialect.ON_PREMISE,
                    number(first.path("code")),
                    text(first.path("title")),
                    text(first.path("details"))));
        }
        return isFalse(document.path("success")) && !reportsFailure(document)
                ? Optional.of(new ErrorResponse(status, Dialect.NO_DETAILS, null, null))
                : Optional.empty();
    }

    /** Whether the document has an error of an undocumented type, such as a list of texts. */
    private static boolean reportsFailure(JsonNode document) {
        JsonNode error = document.path("error");
        JsonNode errors = document.path("errors");
        return !(error.isMissingNode() || error.isNull() || isFalse(error))
                || errors.isTextual()
                || (errors.isContainerNode() && !errors.isEmpty());
    }

    /** @param envelopeTrace the trace ID for an error without a trace ID */
    private static ErrorResponse meta(JsonNode error, int status, @Nullable String envelopeTrace) {
        JsonNode data = error.path("error_data");
        String forUsers = join(": ", text(error.path("error_user_title")), text(error.path("error_user_msg")));
        return new ErrorResponse(
                status,
                Dialect.META,
                number(error.path("code")),
                number(error.path("error_subcode")),
                text(error.path("type")),
                text(error.path("message")),
                join("; ", text(data.isTextual() ? data : data.path("details")), forUsers),
                error.has("fbtrace_id") ? text(error.path("fbtrace_id")) : envelopeTrace,
                error.path("is_transient").asBoolean(false),
                null);
    }

    private static ErrorResponse upload(JsonNode document, int status) {
        JsonNode info = document.path("debug_info");
        OptionalLong backoff = WholeNumber.in(document.path("backoff"));
        String type = text(info.path("type"));
        return new ErrorResponse(
                status,
                Dialect.UPLOAD,
                null,
                null,
                type,
                type,
                text(info.path("message")),
                null,
                info.path("retriable").asBoolean(false),
                backoff.isPresent() ? Long.valueOf(backoff.getAsLong()) : null);
    }

    /** Parses 360dialog's envelope. If its text contains Meta's error, returns that error. */
    private ErrorResponse dialog360(JsonNode meta, JsonNode document, int status) {
        String message = message(meta);
        String trace = text(meta.path("360dialog_trace_id"));
        return embedded(text(meta.path("error")), status, trace)
                .or(() -> embedded(message, status, trace))
                .orElseGet(() ->
                        new ErrorResponse(status, Dialect.DIALOG360, message, trace).with(ErrorTexts.in(document)));
    }

    private static @Nullable String message(JsonNode meta) {
        String camelCase = text(meta.path("developerMessage"));
        return camelCase == null ? text(meta.path("developer_message")) : camelCase;
    }

    private Optional<ErrorResponse> embedded(@Nullable String text, int status, @Nullable String trace) {
        if (text == null) {
            return Optional.empty();
        }
        int from = text.indexOf('{');
        int to = text.lastIndexOf('}');
        if (from < 0 || to < from) {
            return Optional.empty();
        }
        return json.tree(text.substring(from, to + 1))
                .map(inner -> inner.path("error").isObject() ? inner.path("error") : inner)
                .filter(inner -> inner.has("code") || inner.has("message"))
                .map(inner -> meta(inner, status, trace));
    }

    private static boolean isFalse(JsonNode node) {
        return BooleanNode.FALSE.equals(node);
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() && !node.textValue().isBlank() ? node.textValue() : null;
    }

    private static @Nullable Integer number(JsonNode node) {
        OptionalLong number = WholeNumber.in(node);
        return number.isPresent() && number.getAsLong() == (int) number.getAsLong()
                ? Integer.valueOf((int) number.getAsLong())
                : null;
    }

    private static @Nullable String join(String separator, @Nullable String first, @Nullable String second) {
        String joined = Stream.of(Optional.ofNullable(first), Optional.ofNullable(second))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(separator));
        return joined.isEmpty() ? null : joined;
    }
}
