package io.wabaprofile.http.internal.request;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An error that a response reports, independent of its form. Texts are not redacted.
 *
 * @param dialect the form of the body: the same code means different errors in On-Premise and Meta bodies
 * @param code the error code
 * @param subcode Meta's error subcode
 * @param type the error type, such as {@code OffsetInvalidError}
 * @param isTransient Meta's {@code is_transient} or an upload's {@code retriable}
 * @param backoffMillis the wait that an upload error requests
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

    private static final int LIMIT_OF_APP = 4;
    private static final Set<Integer> LIMITS_OF_CREDENTIAL = Set.of(LIMIT_OF_APP, 17, 80007, 80008);

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
        /** A document that reports a failure without a code or text. */
        NO_DETAILS,
        /** A body in an undocumented form, such as a web page, plain text or other JSON. */
        UNDOCUMENTED,
        /** No body, or an empty document. */
        NO_BODY
    }

    /** Creates an error with a status and optional texts. */
    public ErrorResponse(int status, Dialect dialect, @Nullable String title, @Nullable String traceId) {
        this(status, dialect, null, null, null, title, null, traceId, false, null);
    }

    /** Creates an error with a code and texts. */
    public ErrorResponse(
            int status, Dialect dialect, @Nullable Integer code, @Nullable String title, @Nullable String details) {
        this(status, dialect, code, null, null, title, details, null, false, null);
    }

    /**
     * Returns this error with more texts. Without a title, the first text becomes the title. The other texts become
     * details.
     */
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
        return dialect == Dialect.UNDOCUMENTED || dialect == Dialect.NO_BODY;
    }

    /** Whether the form of the body has error codes or types. Such a response is about one channel or request. */
    public boolean hasErrorCode() {
        return dialect == Dialect.META || dialect == Dialect.ON_PREMISE || dialect == Dialect.UPLOAD;
    }

    /** Whether Meta reports that a limit of the app, the user or the account was reached, not one of the number. */
    public boolean isLimitOfCredential() {
        return dialect == Dialect.META && code != null && LIMITS_OF_CREDENTIAL.contains(code);
    }

    /** Whether Meta reports that the app's own limit was reached. The usage of the app's accounts is not about it. */
    public boolean isLimitOfApp() {
        return dialect == Dialect.META && Integer.valueOf(LIMIT_OF_APP).equals(code);
    }

    /** Returns the title and the details as one lower-case text, to search for phrases. */
    public String searchText() {
        return (Objects.toString(title, "") + " " + Objects.toString(details, "")).toLowerCase(Locale.ROOT);
    }
}
