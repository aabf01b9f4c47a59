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
import io.wabaprofile.testkit.json.JsonReader;
import io.wabaprofile.testkit.json.MalformedJson;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The exceptions that a real adapter throws after its last retry. */
final class FakeFailures {
    private static final int MAX_MESSAGE_LENGTH = 256;

    private static final Set<PlatformError> THROTTLING = Set.of(
            PlatformError.APP_LIMIT_REACHED,
            PlatformError.THROUGHPUT_REACHED,
            PlatformError.TOO_MANY_REQUESTS,
            PlatformError.SYSTEM_OVERLOADED);
    private static final Set<Operation> READS =
            Set.of(Operation.FETCH_ABOUT, Operation.FETCH_PROFILE, Operation.FETCH_PHOTO, Operation.FETCH_OFFSET);
    private static final Set<Operation> UPLOADS =
            Set.of(Operation.OPEN_UPLOAD, Operation.SEND_UPLOAD, Operation.FETCH_OFFSET);

    private FakeFailures() {}

    /** Throws if the fault prevents the operation. */
    static void throwIfNotApplied(Operation operation, Fault fault) {
        if (fault instanceof Fault.Throttle throttle) {
            throw throttled(operation, throttle.hint());
        }
        if (fault instanceof Fault.ErrorAnswered planned) {
            throw of(operation, planned.error());
        }
    }

    /** Throws if the operation was applied and the fault prevents a readable response. */
    static void throwIfResponseLost(Operation operation, Fault fault) {
        Outcome outcome = unknownIfWrite(operation);
        if (fault instanceof Fault.AnswerLost || fault instanceof Fault.CutAfter) {
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
        ApiResponse response = error.answer();
        int status = response.status();
        RemoteError remote = remoteError(response);
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

    /** The code and the message of the response, in each form of the platform. */
    private static RemoteError remoteError(ApiResponse response) {
        try {
            Map<?, ?> members = innermost(JsonReader.read(response.body()));
            Integer code = members.get("code") instanceof BigDecimal number ? (Integer) number.intValue() : null;
            return remoteError(response.status(), code, message(members));
        } catch (MalformedJson e) {
            return remoteError(response.status(), null, "the response could not be parsed");
        }
    }

    private static Map<?, ?> innermost(Object json) {
        if (!(json instanceof Map<?, ?> members)) {
            return Map.of();
        }
        if (members.get("errors") instanceof List<?> errors && errors.get(0) instanceof Map<?, ?> first) {
            return first;
        }
        for (String name : List.of("error", "meta", "debug_info")) {
            if (members.get(name) instanceof Map<?, ?> nested) {
                return nested;
            }
        }
        return members;
    }

    private static String message(Map<?, ?> members) {
        for (String member : List.of("message", "details", "title", "developerMessage", "developer_message", "error")) {
            if (members.get(member) instanceof String text) {
                return text;
            }
        }
        return "no message";
    }

    static RemoteError remoteError(int status, @Nullable Integer code, String message) {
        String shown = message.length() > MAX_MESSAGE_LENGTH ? message.substring(0, MAX_MESSAGE_LENGTH) : message;
        return new RemoteError(status, code, null, shown, null, null);
    }
}
