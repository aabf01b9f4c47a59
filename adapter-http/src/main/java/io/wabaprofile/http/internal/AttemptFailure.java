package io.wabaprofile.http.internal;

import io.wabaprofile.http.internal.ErrorAnswer.Dialect;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended when it did not end well. Holds the server's words as they came, so it stays inside this package's
 * callers: {@link Translation} turns it into what users see.
 */
public final class AttemptFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private static final int NOT_FOUND = 1006;

    private final transient FailureClass kind;
    private final transient @Nullable ErrorAnswer answer;
    private final transient @Nullable Duration hint;

    private AttemptFailure(
            FailureClass kind,
            String why,
            @Nullable ErrorAnswer answer,
            @Nullable Duration hint,
            @Nullable Throwable cause) {
        super(why, cause, false, false);
        this.kind = kind;
        this.answer = answer;
        this.hint = hint;
    }

    /** The answer was whole, but lacks what it must hold. */
    public static AttemptFailure unreadable(String why) {
        return of(FailureClass.PROTOCOL, why);
    }

    /** The answer breaks a rule that no honest server breaks. */
    public static AttemptFailure protocolViolation(String how) {
        return of(FailureClass.PROTOCOL_VIOLATION, how);
    }

    /** The content of the body to send has another length than it was announced with. */
    public static AttemptFailure sourceChanged(String how) {
        return of(FailureClass.SOURCE_CHANGED, how);
    }

    /** The caller's observer does not want to go on. */
    public static AttemptFailure stopped() {
        return cancelled("stopped by the observer");
    }

    /** The sender does not want to go on. */
    public static AttemptFailure cancelled(String by) {
        return of(FailureClass.CANCELLED, by);
    }

    /** Whether the platform itself has answered, not a gateway on the way to it. */
    public boolean isThePlatforms() {
        return answer != null && (answer.dialect() == Dialect.META || answer.dialect() == Dialect.UPLOAD);
    }

    /**
     * Whether the request may have been carried out. A refusal in no documented form may come from an intermediary that did not
     * let the platform's own response pass.
     */
    boolean mayHaveBeenApplied() {
        boolean refused = kind == FailureClass.INVALID || kind == FailureClass.GONE || kind == FailureClass.RESYNC;
        return kind.mayHaveBeenApplied() || (refused && answer != null && answer.dialect() == Dialect.FOREIGN);
    }

    /** Whether the response was an error in a documented form. */
    boolean isUnderstood() {
        return answer != null && !answer.isUndocumented();
    }

    /** The status of the answer; empty if there was none. */
    public OptionalInt status() {
        return answer == null ? OptionalInt.empty() : OptionalInt.of(answer.status());
    }

    /** Not sent, because the channel may not send before. */
    static AttemptFailure throttledLocally(Duration wait) {
        return new AttemptFailure(FailureClass.THROTTLED, "", null, wait, null);
    }

    public static AttemptFailure of(FailureClass kind, String why) {
        return new AttemptFailure(kind, why, null, null, null);
    }

    public static AttemptFailure broken(FailureClass kind, Throwable cause) {
        return new AttemptFailure(kind, "", null, null, cause);
    }

    /** A proxy refused the tunnel. Users see its status as that of an answer; the proxy's own text is not read. */
    public static AttemptFailure refusedByProxy(FailureClass kind, int status, String proxy) {
        String refusal = "the proxy " + proxy + " refused CONNECT";
        return new AttemptFailure(kind, refusal, ErrorAnswer.foreign(status, refusal), null, null);
    }

    static AttemptFailure answered(FailureClass kind, ErrorAnswer answer, @Nullable Duration hint) {
        return new AttemptFailure(kind, "status " + answer.status(), answer, hint, null);
    }

    /** A web filter or proxy on the way has answered instead of the platform. */
    static AttemptFailure notFromThePlatform(ErrorAnswer answer, String contentType) {
        String why = "it did not come from the platform but from a web filter or proxy (status " + answer.status()
                + ", content type " + contentType + ")";
        return new AttemptFailure(FailureClass.PROTOCOL, why, answer, null, null);
    }

    /** An On-Premise server says that there is no such thing; a 404 alone may be a wrong address. */
    public boolean isNotFound() {
        return answer != null && answer.isOnPremise(NOT_FOUND);
    }

    public FailureClass kind() {
        return kind;
    }

    @Nullable
    ErrorAnswer answer() {
        return answer;
    }

    /** How long the server asked to wait. */
    @Nullable
    Duration hint() {
        return hint;
    }
}
