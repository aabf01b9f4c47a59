package io.wabaprofile.http.internal.request;

import io.wabaprofile.http.internal.request.ErrorResponse.Dialect;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The failure of one attempt. Contains unredacted texts of the server, so it does not leave the adapters. The client
 * maps
 * it to a {@link io.wabaprofile.port.GatewayException}.
 */
public final class AttemptFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The On-Premise error code for a resource that does not exist. */
    private static final int NOT_FOUND = 1006;

    private final transient FailureKind kind;
    private final transient @Nullable ErrorResponse response;
    private final transient @Nullable Duration retryAfter;

    /**
     * @param response the error response, if the server sent one
     * @param retryAfter how long to wait before the next attempt, if known
     */
    public AttemptFailure(
            FailureKind kind, String reason, @Nullable ErrorResponse response, @Nullable Duration retryAfter) {
        this(kind, reason, response, retryAfter, null);
    }

    private AttemptFailure(
            FailureKind kind,
            String reason,
            @Nullable ErrorResponse response,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(reason, cause, false, false);
        this.kind = kind;
        this.response = response;
        this.retryAfter = retryAfter;
    }

    public static AttemptFailure of(FailureKind kind, String reason) {
        return new AttemptFailure(kind, reason, null, null, null);
    }

    public static AttemptFailure of(FailureKind kind) {
        return of(kind, "");
    }

    /** @param reason names the host and port, and the cause; shown to the caller */
    public static AttemptFailure notConnected(FailureKind kind, @Nullable String reason, @Nullable Throwable cause) {
        return new AttemptFailure(kind, reason == null ? "" : reason, null, null, cause);
    }

    public static AttemptFailure causedBy(FailureKind kind, Throwable cause) {
        return new AttemptFailure(kind, "", null, null, cause);
    }

    /** Returns the failure for a complete response that could not be parsed. */
    public static AttemptFailure unreadable(String reason) {
        return of(FailureKind.PROTOCOL, reason);
    }

    /** Returns the failure for a response that violates the HTTP protocol. */
    public static AttemptFailure protocolViolation(String reason) {
        return of(FailureKind.PROTOCOL_VIOLATION, reason);
    }

    /** Returns the failure for a request body that does not have its declared length. */
    public static AttemptFailure sourceChanged(String reason) {
        return of(FailureKind.SOURCE_CHANGED, reason);
    }

    /** Returns the failure for an interrupt before a request was sent. */
    public static AttemptFailure interrupted() {
        return of(FailureKind.CLOSED, "interrupted");
    }

    /** Returns the failure for an attempt that the caller ended. */
    public static AttemptFailure cancelled(String reason) {
        return of(FailureKind.CANCELLED, reason);
    }

    /** Returns the failure for a call that the caller's observer cancelled. */
    public static AttemptFailure cancelledByObserver() {
        return cancelled("cancelled by the observer");
    }

    /** Returns the failure for a tunnel that a proxy refused. Contains the proxy's status, but not its text. */
    public static AttemptFailure refusedByProxy(FailureKind kind, int status, String proxy, String target) {
        String refusal = "the proxy " + proxy + " refused CONNECT";
        String reason = "cannot connect to " + target;
        return new AttemptFailure(kind, reason, new ErrorResponse(status, Dialect.UNDOCUMENTED, refusal, null), null);
    }

    public FailureKind kind() {
        return kind;
    }

    public @Nullable ErrorResponse response() {
        return response;
    }

    /** Returns the wait before the next attempt; null if unknown. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** Returns the status of the response; empty if there was no response. */
    public OptionalInt status() {
        return response == null ? OptionalInt.empty() : OptionalInt.of(response.status());
    }

    /**
     * Whether the request may have been applied. A refusal in an undocumented form may come from an intermediary that
     * replaced the response of the platform.
     */
    public boolean mayHaveBeenApplied() {
        boolean refused = kind == FailureKind.INVALID || kind == FailureKind.GONE || kind == FailureKind.RESYNC;
        return kind.mayHaveBeenApplied() || (refused && response != null && response.dialect() == Dialect.UNDOCUMENTED);
    }

    /**
     * Whether the failure concerns each channel with the same credential: the credential was not accepted, or a limit of
     * the credential was reached.
     */
    public boolean concernsCredential() {
        return kind == FailureKind.AUTH
                || (kind == FailureKind.THROTTLED && response != null && response.isLimitOfCredential());
    }

    /** Whether the response was an error in a documented form. */
    public boolean isDocumented() {
        return response != null && !response.isUndocumented();
    }

    /** Whether the response was an error of the platform itself, not of a gateway before it. */
    public boolean isFromPlatform() {
        return response != null && (response.dialect() == Dialect.META || response.dialect() == Dialect.UPLOAD);
    }

    /** Whether an On-Premise server reports that the resource does not exist. A 404 alone may be a wrong address. */
    public boolean isNotFound() {
        return response != null
                && response.dialect() == Dialect.ON_PREMISE
                && Integer.valueOf(NOT_FOUND).equals(response.code());
    }
}
