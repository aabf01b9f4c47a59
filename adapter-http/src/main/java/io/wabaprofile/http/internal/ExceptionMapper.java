package io.wabaprofile.http.internal;

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

/** Turns internal failures into the exceptions that users see. Text from the server is redacted here. */
final class ExceptionMapper {
    /** What users' sources of keys throw may be its own cause. */
    private static final int CAUSES_FOLLOWED = 20;

    private ExceptionMapper() {}

    /** Runs a call and maps what it throws. */
    static <T> Supplier<T> mapping(Operation operation, List<String> secrets, Supplier<T> call) {
        return () -> {
            try {
                return call.get();
            } catch (CallFailure failure) {
                throw map(failure, operation, secrets);
            } catch (AttemptFailure notSent) {
                throw of(notSent, operation, Outcome.NOT_APPLIED, null, new TextCleaner(secrets));
            }
        };
    }

    static GatewayException map(CallFailure failure, Operation operation, List<String> secrets) {
        GatewayException mapped =
                of(failure.last(), operation, failure.outcome(), failure.suggestedWait(), new TextCleaner(secrets));
        for (Throwable suppressed : failure.getSuppressed()) {
            mapped.addSuppressed(suppressed);
        }
        return mapped;
    }

    /** @param wait how long the call would have had to wait, where that is why it ended */
    static GatewayException of(
            AttemptFailure failure,
            Operation operation,
            Outcome outcome,
            @Nullable Duration wait,
            TextCleaner cleaner) {
        RemoteError said = said(failure.answer(), cleaner);
        Throwable cause = nameOnly(failure.getCause());
        return switch (failure.kind()) {
            case NOT_SENT, PROXY_REFUSED -> new Unavailable(operation, outcome, Reason.NO_CONNECTION, said, cause);
            case NOT_TRUSTED -> new Unavailable(operation, outcome, Reason.NOT_TRUSTED, said, cause);
            case LOST -> new Unavailable(operation, outcome, Reason.CONNECTION_LOST, said, cause);
            case TIMED_OUT, OUT_OF_TIME -> new Unavailable(operation, outcome, Reason.TIMED_OUT, said, cause);
            case TRANSIENT, AMBIGUOUS -> new Unavailable(operation, outcome, Reason.SERVER_ERROR, said, cause);
            case CHANNEL_DOWN -> new Unavailable(operation, outcome, Reason.CHANNEL_DOWN, said, cause);
            case BUSY -> new Unavailable(operation, outcome, Reason.BUSY, said, cause);
            case BREAKER_OPEN -> new Unavailable(operation, outcome, Reason.BREAKER_OPEN, said, cause);
            case RESYNC ->
                operation == Operation.SEND_UPLOAD
                        ? new Unavailable(operation, outcome, Reason.INCOMPLETE_UPLOAD, said, cause)
                        : new Rejected(operation, outcome, said);
            case THROTTLED -> throttled(failure, operation, outcome, said, wait == null ? failure.hint() : wait);
            case AUTH, FORBIDDEN -> new Unauthorized(operation, outcome, said);
            case SUSPENDED -> new Unauthorized(operation, outcome, Unauthorized.Reason.KEY_SUSPENDED, null, null);
            case INVALID, GONE -> new Rejected(operation, outcome, said);
            case REDIRECT -> new Unreadable(operation, outcome, "a redirect, which is never followed", said);
            case NO_CREDENTIAL ->
                new Unauthorized(operation, outcome, Unauthorized.Reason.NO_KEY, null, failure.getCause());
            case PROTOCOL, PROTOCOL_VIOLATION -> new Unreadable(operation, outcome, why(failure), said);
            case SOURCE_CHANGED -> new UploadMismatch(operation, why(failure));
            case CANCELLED, CLOSED -> new Cancelled(operation, outcome, why(failure));
        };
    }

    private static Throttled throttled(
            AttemptFailure failure,
            Operation operation,
            Outcome outcome,
            @Nullable RemoteError said,
            @Nullable Duration wait) {
        return failure.answer() == null && wait != null
                ? Throttled.notSent(operation, outcome, wait)
                : new Throttled(operation, outcome, said, wait);
    }

    private static String why(AttemptFailure failure) {
        String message = failure.getMessage();
        return message == null ? "" : message;
    }

    private static @Nullable RemoteError said(@Nullable ErrorAnswer answer, TextCleaner cleaner) {
        if (answer == null) {
            return null;
        }
        return new RemoteError(
                answer.status(),
                answer.code(),
                answer.subcode(),
                cleaner.clean(answer.title()),
                cleaner.clean(answer.details()),
                cleaner.clean(answer.traceId()));
    }

    /** The names of what broke, without its messages: those of the JDK may hold addresses and headers. */
    private static @Nullable IOException nameOnly(@Nullable Throwable cause) {
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
