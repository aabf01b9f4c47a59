package io.wabaprofile.http.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.wabaprofile.http.internal.ErrorAnswer.Dialect;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Parses error bodies. Recognises each documented form by its structure, not by the status. From a body in another form it
 * takes the texts and a code, for people to read.
 */
final class ErrorBodyParser {
    private final Json json;

    ErrorBodyParser(Json json) {
        this.json = json;
    }

    /**
     * Returns the failure that a document reports; empty if it reports none. If the status says that the request failed, a
     * document in any form is an error.
     */
    Optional<ErrorAnswer> in(JsonNode document, int status) {
        boolean failed = isFailure(status);
        Optional<ErrorAnswer> documented = documented(document, status);
        if (documented.isPresent()) {
            return documented;
        }
        if (failed && document.isContainerNode() && document.isEmpty()) {
            return Optional.of(ErrorAnswer.withoutBody(status));
        }
        return (failed && document.isContainerNode()) || reportsFailure(document)
                ? Optional.of(undocumented(document, status))
                : Optional.empty();
    }

    /** Whether the status alone says that a request failed. 206 says that an upload is not complete. */
    static boolean isFailure(int status) {
        return status < 200 || status >= 300 || status == 206;
    }

    private Optional<ErrorAnswer> documented(JsonNode document, int status) {
        JsonNode error = document.path("error");
        if (error.isObject()) {
            return Optional.of(meta(error, status, null).with(ErrorTexts.in(document)));
        }
        if (error.isTextual()) {
            return Optional.of(embedded(error.textValue(), status, null)
                    .orElseGet(() -> words(status, error.textValue(), null).with(ErrorTexts.in(document))));
        }
        if (document.path("debug_info").isObject()) {
            return Optional.of(upload(document, status).with(ErrorTexts.in(document)));
        }
        JsonNode first = document.path("errors").path(0);
        if (first.isObject()) {
            return Optional.of(onPremise(first, status).with(ErrorTexts.in(document)));
        }
        JsonNode meta = document.path("meta");
        if (isFalse(meta.path("success")) || (message(meta) != null && !isTrue(meta.path("success")))) {
            return Optional.of(dialog360(meta, document, status));
        }
        if (isFalse(document.path("success")) && !reportsFailure(document)) {
            return Optional.of(
                    new ErrorAnswer(status, Dialect.WORDLESS, null, null, null, null, null, null, false, null)
                            .with(ErrorTexts.in(document)));
        }
        return Optional.empty();
    }

    /** Whether the document has an error of an undocumented type, such as a list of texts. */
    private static boolean reportsFailure(JsonNode document) {
        JsonNode error = document.path("error");
        JsonNode errors = document.path("errors");
        return !(error.isMissingNode() || error.isNull() || isFalse(error))
                || errors.isTextual()
                || (errors.isContainerNode() && !errors.isEmpty());
    }

    private static ErrorAnswer undocumented(JsonNode document, int status) {
        return new ErrorAnswer(
                        status,
                        Dialect.FOREIGN,
                        number(document.path("code")),
                        null,
                        null,
                        null,
                        null,
                        null,
                        false,
                        null)
                .with(ErrorTexts.in(document));
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
        OptionalLong backoff = WholeNumber.in(document.path("backoff"));
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
                backoff.isPresent() ? Long.valueOf(backoff.getAsLong()) : null);
    }

    /** Parses 360dialog's envelope. Meta's error may be inside as text; then that error is returned. */
    private ErrorAnswer dialog360(JsonNode meta, JsonNode document, int status) {
        String message = message(meta);
        String trace = text(meta.path("360dialog_trace_id"));
        return embedded(text(meta.path("error")), status, trace)
                .or(() -> embedded(message, status, trace))
                .orElseGet(() -> words(status, message, trace).with(ErrorTexts.in(document)));
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
        OptionalLong number = WholeNumber.in(node);
        return number.isPresent() && number.getAsLong() == (int) number.getAsLong()
                ? Integer.valueOf((int) number.getAsLong())
                : null;
    }

    private static String suffix(String joint, @Nullable String text) {
        return text == null ? "" : joint + text;
    }
}
