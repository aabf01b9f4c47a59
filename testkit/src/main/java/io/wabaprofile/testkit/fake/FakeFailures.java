package io.wabaprofile.testkit.fake;

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
import io.wabaprofile.testkit.fault.Fault;
import io.wabaprofile.testkit.fault.PlatformError;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The exceptions that a real adapter throws after its last retry. */
final class FakeFailures {
    private static final int MAX_MESSAGE_LENGTH = 256;

    private static final Set<PlatformError> THROTTLING = Set.of(
            PlatformError.APP_LIMIT_REACHED,
            PlatformError.ACCOUNT_LIMIT_REACHED,
            PlatformError.THROUGHPUT_REACHED,
            PlatformError.TOO_MANY_REQUESTS,
            PlatformError.SYSTEM_OVERLOADED);
    private static final Set<Operation> READS = Set.of(
            Operation.FETCH_ABOUT,
            Operation.FETCH_PROFILE,
            Operation.FETCH_PHOTO,
            Operation.DOWNLOAD_PHOTO,
            Operation.FETCH_OFFSET,
            Operation.FETCH_FACTS,
            Operation.LIST_CHANNELS);
    private static final Set<Operation> UPLOADS =
            Set.of(Operation.OPEN_UPLOAD, Operation.SEND_UPLOAD, Operation.FETCH_OFFSET);

    static final RemoteError INVALID_KEY = remoteError(401, null, "Invalid api_key or token expired");

    private FakeFailures() {}

    /** Throws if the fault prevents the operation. */
    static void throwIfNotApplied(Operation operation, Fault fault) {
        if (fault instanceof Fault.Throttle throttle) {
            throw throttled(operation, throttle.hint());
        }
        if (fault instanceof Fault.ErrorResponse planned) {
            throw of(operation, planned.error());
        }
    }

    /** Throws if the operation was applied and the fault prevents a readable response. */
    static void throwIfResponseLost(Operation operation, Fault fault) {
        Outcome outcome = unknownIfWrite(operation);
        if (fault instanceof Fault.ResponseLost || fault instanceof Fault.CutAfter) {
            throw new Unavailable(operation, outcome, Reason.CONNECTION_LOST, null, null);
        }
        if (fault instanceof Fault.Stall) {
            throw new Unavailable(operation, outcome, Reason.TIMED_OUT, null, null);
        }
        if (fault instanceof Fault.Html) {
            throw new Unreadable(operation, outcome, "a web page", null);
        }
        if (fault instanceof Fault.TruncatedJson) {
            throw new Unreadable(operation, outcome, "broken JSON", null);
        }
    }

    private static Outcome unknownIfWrite(Operation operation) {
        return READS.contains(operation) || UPLOADS.contains(operation) ? Outcome.NOT_APPLIED : Outcome.UNKNOWN;
    }

    static Throttled throttled(Operation operation, Optional<Duration> retryAfter) {
        return new Throttled(
                operation,
                Outcome.NOT_APPLIED,
                remoteError(429, 4, "Application request limit reached"),
                retryAfter.orElse(null));
    }

    static Rejected rejected(Operation operation, String message) {
        return new Rejected(operation, Outcome.NOT_APPLIED, remoteError(400, 100, message));
    }

    static GatewayException of(Operation operation, PlatformError error) {
        int status = error.status();
        RemoteError remote = remoteError(
                status, error.code().isPresent() ? (Integer) error.code().getAsInt() : null, message(error));
        if (THROTTLING.contains(error)) {
            return new Throttled(operation, Outcome.NOT_APPLIED, remote, null);
        }
        if (status == 401 || status == 403 || error == PlatformError.UPLOAD_NOT_AUTHORIZED) {
            return new Unauthorized(operation, Outcome.NOT_APPLIED, remote);
        }
        if (status >= 500) {
            Reason reason = error == PlatformError.CHANNEL_NOT_RUNNING ? Reason.CHANNEL_DOWN : Reason.SERVER_ERROR;
            Outcome outcome = reason == Reason.SERVER_ERROR ? unknownIfWrite(operation) : Outcome.NOT_APPLIED;
            return new Unavailable(operation, outcome, reason, remote, null);
        }
        return new Rejected(operation, Outcome.NOT_APPLIED, remote);
    }

    private static String message(PlatformError error) {
        return switch (error.format()) {
            case WHATSAPP -> "(#" + error.code().getAsInt() + ") " + error.text();
            case ON_PREMISE -> error.details() == null ? error.text() : error.details();
            case HTML -> "no response that could be parsed";
            default -> error.text();
        };
    }

    static RemoteError remoteError(int status, @Nullable Integer code, String message) {
        String shown = message.length() > MAX_MESSAGE_LENGTH ? message.substring(0, MAX_MESSAGE_LENGTH) : message;
        return new RemoteError(status, code, null, shown, null, null);
    }
}
