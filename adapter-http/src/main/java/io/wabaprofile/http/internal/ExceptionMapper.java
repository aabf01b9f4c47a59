package io.wabaprofile.http.internal;

import io.wabaprofile.http.internal.platform.SecretRedactor;
import io.wabaprofile.http.internal.policy.CallFailure;
import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.request.ErrorResponse;
import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.Rejected;
import io.wabaprofile.port.RemoteError;
import io.wabaprofile.port.Throttled;
import io.wabaprofile.port.Unauthorized;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.port.Unavailable.Reason;
import io.wabaprofile.port.Unreadable;
import io.wabaprofile.port.UploadMismatch;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Maps internal failures to the public exceptions. Redacts the texts of the server. */
final class ExceptionMapper {
    /** Limits the search for the root cause, because an exception of the caller may be its own cause. */
    private static final int CAUSES_FOLLOWED = 20;

    private ExceptionMapper() {}

    /** Returns a supplier that runs a call and maps its exceptions. */
    static <T> Supplier<T> mapping(Operation operation, List<String> secrets, Supplier<T> call) {
        return () -> {
            try {
                return call.get();
            } catch (CallFailure failure) {
                throw map(failure, operation, secrets);
            } catch (AttemptFailure notSent) {
                throw of(notSent, operation, Outcome.NOT_APPLIED, null, secrets);
            }
        };
    }

    static GatewayException map(CallFailure failure, Operation operation, List<String> secrets) {
        GatewayException mapped = of(failure.last(), operation, failure.outcome(), failure.suggestedWait(), secrets);
        for (Throwable suppressed : failure.getSuppressed()) {
            mapped.addSuppressed(suppressed);
        }
        return mapped;
    }

    /** @param wait how long the call would have waited for its next attempt, if the deadline did not allow that */
    static GatewayException of(
            AttemptFailure failure,
            Operation operation,
            Outcome outcome,
            @Nullable Duration wait,
            List<String> secrets) {
        RemoteError remoteError = remoteError(failure.response(), secrets);
        Throwable cause = withoutMessages(failure.getCause());
        return switch (failure.kind()) {
            case NOT_SENT, PROXY_REFUSED ->
                new Unavailable(operation, outcome, Reason.NO_CONNECTION, detail(failure), remoteError, cause);
            case CONNECT_TIMED_OUT ->
                new Unavailable(operation, outcome, Reason.TIMED_OUT, detail(failure), remoteError, cause);
            case NOT_TRUSTED ->
                new Unavailable(operation, outcome, Reason.NOT_TRUSTED, detail(failure), remoteError, cause);
            case LOST -> new Unavailable(operation, outcome, Reason.CONNECTION_LOST, remoteError, cause);
            case TIMED_OUT, OUT_OF_TIME -> new Unavailable(operation, outcome, Reason.TIMED_OUT, remoteError, cause);
            case TRANSIENT, AMBIGUOUS -> new Unavailable(operation, outcome, Reason.SERVER_ERROR, remoteError, cause);
            case CHANNEL_DOWN -> new Unavailable(operation, outcome, Reason.CHANNEL_DOWN, remoteError, cause);
            case BUSY -> new Unavailable(operation, outcome, Reason.BUSY, remoteError, cause);
            case BREAKER_OPEN -> new Unavailable(operation, outcome, Reason.BREAKER_OPEN, remoteError, cause);
            case RESYNC ->
                operation == Operation.SEND_UPLOAD
                        ? new Unavailable(operation, outcome, Reason.INCOMPLETE_UPLOAD, remoteError, cause)
                        : new Rejected(operation, outcome, remoteError);
            case THROTTLED ->
                throttled(failure, operation, outcome, remoteError, wait == null ? failure.retryAfter() : wait);
            case AUTH, FORBIDDEN -> new Unauthorized(operation, outcome, remoteError);
            case SUSPENDED -> new Unauthorized(operation, outcome, Unauthorized.Reason.KEY_SUSPENDED, null, null);
            case EXPIRED -> Rejected.notFound(operation, reason(failure));
            case INVALID, GONE -> new Rejected(operation, outcome, remoteError);
            case REDIRECT -> new Unreadable(operation, outcome, "a redirect; redirects are disabled", remoteError);
            case NO_CREDENTIAL ->
                new Unauthorized(operation, outcome, Unauthorized.Reason.NO_KEY, null, failure.getCause());
            case PROTOCOL, PROTOCOL_VIOLATION -> new Unreadable(operation, outcome, reason(failure), remoteError);
            case SOURCE_CHANGED -> new UploadMismatch(operation, reason(failure));
            case CANCELLED, CLOSED -> new Cancelled(operation, outcome, reason(failure));
        };
    }

    private static Throttled throttled(
            AttemptFailure failure,
            Operation operation,
            Outcome outcome,
            @Nullable RemoteError remoteError,
            @Nullable Duration wait) {
        return failure.response() == null && wait != null
                ? Throttled.notSent(operation, outcome, wait)
                : new Throttled(operation, outcome, remoteError, wait);
    }

    private static @Nullable String detail(AttemptFailure failure) {
        String reason = reason(failure);
        return reason.isEmpty() ? null : reason;
    }

    private static String reason(AttemptFailure failure) {
        String message = failure.getMessage();
        return message == null ? "" : message;
    }

    private static @Nullable RemoteError remoteError(@Nullable ErrorResponse response, List<String> secrets) {
        if (response == null) {
            return null;
        }
        return new RemoteError(
                response.status(),
                response.code(),
                response.subcode(),
                SecretRedactor.redact(response.title(), secrets),
                SecretRedactor.redact(response.details(), secrets),
                SecretRedactor.redact(response.traceId(), secrets));
    }

    /**
     * Returns an exception with the class names of the cause and the root cause. Messages of the JDK may contain
     * secrets.
     */
    private static @Nullable IOException withoutMessages(@Nullable Throwable cause) {
        if (cause == null) {
            return null;
        }
        Throwable root = cause;
        for (int depth = 0; depth < CAUSES_FOLLOWED && root.getCause() != null; depth++) {
            root = root.getCause();
        }
        String name = cause.getClass().getName();
        return new IOException(
                root == cause ? name : name + " from " + root.getClass().getName());
    }
}
