package io.wabaprofile.http.internal.request;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An error that a response reports, in whatever form. Texts are not redacted.
 *
 * @param dialect the form of the body: the same code means different errors in On-Premise and Meta bodies
 * @param code the error code
 * @param subcode Meta's error subcode
 * @param type the error type, such as {@code OffsetInvalidError}
 * @param isTransient Meta's {@code is_transient} or an upload's {@code retriable}
 * @param backoffMillis how long an upload error asks to wait
 */
public record ErrorResponse(
        int status,
        Dialect dialect,
        @Nullable Integer code,
        @Nullable Integer subcode,
        @Nullable String type,
        @Nullable String title,
        @Nullable String details,
        @Nullable String traceId,
        boolean isTransient,
        @Nullable Long backoffMillis) {

    /** The form of an error body. */
    public enum Dialect {
        /** Meta's error object, also when 360dialog sends it as text. */
        META,
        /** The {@code errors} list of an On-Premise client. */
        ON_PREMISE,
        /** The {@code debug_info} of the upload service. */
        UPLOAD,
        /** 360dialog's own {@code meta} or {@code error} text. */
        DIALOG360,
        /** A document that reports a failure without details. */
        WORDLESS,
        /** A body in no documented form: a web page, plain text, JSON of another kind. */
        FOREIGN,
        /** No body, or an empty document. */
        NO_BODY
    }

    /** An error with a status and optional texts. */
    public ErrorResponse(int status, Dialect dialect, @Nullable String title, @Nullable String traceId) {
        this(status, dialect, null, null, null, title, null, traceId, false, null);
    }

    /** An error with a code and texts. */
    public ErrorResponse(
            int status, Dialect dialect, @Nullable Integer code, @Nullable String title, @Nullable String details) {
        this(status, dialect, code, null, null, title, details, null, false, null);
    }

    /** Returns this error with more texts. The first one becomes the title if there is none. The others become details. */
    public ErrorResponse with(List<String> texts) {
        Deque<String> added = new ArrayDeque<>(texts);
        added.removeIf(text -> text.equals(title) || text.equals(details));
        String newTitle = title == null ? added.pollFirst() : title;
        if (details != null) {
            added.addFirst(details);
        }
        String newDetails = added.isEmpty() ? null : String.join("; ", added);
        return new ErrorResponse(
                status, dialect, code, subcode, type, newTitle, newDetails, traceId, isTransient, backoffMillis);
    }

    /** Whether the body has no documented form. */
    public boolean isUndocumented() {
        return dialect == Dialect.FOREIGN || dialect == Dialect.NO_BODY;
    }

    /** Whether the body has a form whose errors have a code or a type. Such a response is about one channel or request. */
    public boolean hasErrorCode() {
        return dialect == Dialect.META || dialect == Dialect.ON_PREMISE || dialect == Dialect.UPLOAD;
    }

    /** The title and the details in one lower-case text, to search for phrases. */
    public String searchText() {
        return (Objects.toString(title, "") + " " + Objects.toString(details, "")).toLowerCase(Locale.ROOT);
    }
}
