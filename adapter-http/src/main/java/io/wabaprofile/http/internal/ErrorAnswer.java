package io.wabaprofile.http.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says about a failure, whatever shape it came in. Texts are raw.
 *
 * @param dialect who speaks: the same number means different things to On-Premise and Meta
 * @param transientByItsOwnWords Meta's {@code is_transient} or an upload's {@code retriable}
 * @param type an upload error's name, such as {@code OffsetInvalidError}
 * @param backoffMillis how long an upload error asks to wait
 */
record ErrorAnswer(
        int status,
        Dialect dialect,
        @Nullable Integer code,
        @Nullable Integer subcode,
        @Nullable String type,
        @Nullable String title,
        @Nullable String details,
        @Nullable String traceId,
        boolean transientByItsOwnWords,
        @Nullable Long backoffMillis) {

    enum Dialect {
        /** Meta's error object, also when 360dialog passes it on as text. */
        META,
        /** The {@code errors} list of an On-Premise client. */
        ON_PREMISE,
        /** The {@code debug_info} of the upload service. */
        UPLOAD,
        /** 360dialog's own {@code meta} or {@code error} text. */
        DIALOG360,
        /** A document that says it failed, and nothing more. */
        WORDLESS,
        /** A body in no documented form: a web page, plain text, JSON of another kind. */
        FOREIGN,
        /** No body, or an empty document. */
        NO_BODY
    }

    static ErrorAnswer foreign(int status, @Nullable String title) {
        return new ErrorAnswer(status, Dialect.FOREIGN, null, null, null, title, null, null, false, null);
    }

    static ErrorAnswer withoutBody(int status) {
        return new ErrorAnswer(status, Dialect.NO_BODY, null, null, null, null, null, null, false, null);
    }

    /** Returns the same answer with more texts: the first is the title if there was none, the others become details. */
    ErrorAnswer with(List<String> texts) {
        Deque<String> added = new ArrayDeque<>(texts);
        added.removeIf(text -> text.equals(title) || text.equals(details));
        String newTitle = title == null ? added.pollFirst() : title;
        if (details != null) {
            added.addFirst(details);
        }
        return new ErrorAnswer(
                status,
                dialect,
                code,
                subcode,
                type,
                newTitle,
                added.isEmpty() ? null : String.join("; ", added),
                traceId,
                transientByItsOwnWords,
                backoffMillis);
    }

    /** Whether no documented form was recognised. */
    boolean isUndocumented() {
        return dialect == Dialect.FOREIGN || dialect == Dialect.NO_BODY;
    }

    boolean isOnPremise(int number) {
        return dialect == Dialect.ON_PREMISE && code != null && code == number;
    }

    /** Everything it says, in one lower-case text to look for phrases in. */
    String words() {
        return ((title == null ? "" : title) + " " + (details == null ? "" : details)).toLowerCase(Locale.ROOT);
    }
}
