package io.wabaprofile.http.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.wabaprofile.http.internal.ErrorAnswer.Dialect;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Recognises by its structure, and not by the status, every documented form of an error body. */
final class ErrorBodyParser {
    private final Json json;

    ErrorBodyParser(Json json) {
        this.json = json;
    }

    /** What the document says about a failure, or nothing if it is no failure. */
    Optional<ErrorAnswer> in(JsonNode document, int status) {
        if (!document.isObject()) {
            return Optional.empty();
        }
        JsonNode error = document.path("error");
        if (error.isObject()) {
            return Optional.of(meta(error, status, null));
        }
        if (error.isTextual()) {
            return Optional.of(
                    embedded(error.textValue(), status, null).orElseGet(() -> words(status, error.textValue(), null)));
        }
        if (document.path("debug_info").isObject()) {
            return Optional.of(upload(document, status));
        }
        JsonNode first = document.path("errors").path(0);
        if (first.isObject()) {
            return Optional.of(onPremise(first, status));
        }
        JsonNode meta = document.path("meta");
        if (isFalse(meta.path("success")) || (message(meta) != null && !isTrue(meta.path("success")))) {
            return Optional.of(dialog360(meta, status));
        }
        boolean inAnotherShape = !first.isMissingNode() || !(error.isMissingNode() || error.isNull() || isFalse(error));
        if (inAnotherShape) {
            return Optional.of(ErrorAnswer.foreign(status, null));
        }
        if (isFalse(document.path("success"))) {
            return Optional.of(
                    new ErrorAnswer(status, Dialect.WORDLESS, null, null, null, null, null, null, false, null));
        }
        return Optional.empty();
    }

    /** @param trace of the envelope, for an error without one */
    private static ErrorAnswer meta(JsonNode error, int status, @Nullable String trace) {
        JsonNode data = error.path("error_data");
        String details = text(data.isTextual() ? data : data.path("details"));
        String title = text(error.path("message"));
        String userTitle = text(error.path("error_user_title"));
        String userMessage = text(error.path("error_user_msg"));
        if (userTitle != null || userMessage != null) {
            String forUsers = userTitle == null ? userMessage : userTitle + suffix(": ", userMessage);
            details = details == null ? forUsers : details + "; " + forUsers;
        }
        return new ErrorAnswer(
                status,
                Dialect.META,
                number(error.path("code")),
                number(error.path("error_subcode")),
                text(error.path("type")),
                title,
                details,
                error.has("fbtrace_id") ? text(error.path("fbtrace_id")) : trace,
                error.path("is_transient").asBoolean(false),
                null);
    }

    private static ErrorAnswer onPremise(JsonNode error, int status) {
        return new ErrorAnswer(
                status,
                Dialect.ON_PREMISE,
                number(error.path("code")),
                null,
                null,
                text(error.path("title")),
                text(error.path("details")),
                null,
                false,
                null);
    }

    private static ErrorAnswer upload(JsonNode document, int status) {
        JsonNode info = document.path("debug_info");
        JsonNode backoff = document.path("backoff");
        return new ErrorAnswer(
                status,
                Dialect.UPLOAD,
                null,
                null,
                text(info.path("type")),
                text(info.path("type")),
                text(info.path("message")),
                null,
                info.path("retriable").asBoolean(false),
                backoff.canConvertToLong() ? Long.valueOf(backoff.longValue()) : null);
    }

    /** 360dialog's envelope; Meta's own words may stand inside as text, and then they count for more. */
    private ErrorAnswer dialog360(JsonNode meta, int status) {
        String message = message(meta);
        String trace = text(meta.path("360dialog_trace_id"));
        return embedded(text(meta.path("error")), status, trace)
                .or(() -> embedded(message, status, trace))
                .orElseGet(() -> words(status, message, trace));
    }

    private static @Nullable String message(JsonNode meta) {
        String camel = text(meta.path("developerMessage"));
        return camel == null ? text(meta.path("developer_message")) : camel;
    }

    private Optional<ErrorAnswer> embedded(@Nullable String text, int status, @Nullable String trace) {
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

    private static ErrorAnswer words(int status, @Nullable String title, @Nullable String trace) {
        return new ErrorAnswer(status, Dialect.DIALOG360, null, null, null, title, null, trace, false, null);
    }

    private static boolean isFalse(JsonNode node) {
        return node.isBoolean() && !node.booleanValue();
    }

    private static boolean isTrue(JsonNode node) {
        return node.isBoolean() && node.booleanValue();
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() && !node.textValue().isBlank() ? node.textValue() : null;
    }

    private static @Nullable Integer number(JsonNode node) {
        return node.canConvertToInt() ? Integer.valueOf(node.intValue()) : null;
    }

    private static String suffix(String joint, @Nullable String text) {
        return text == null ? "" : joint + text;
    }
}
