package io.wabaprofile.cli.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.PartiallyApplied;
import io.wabaprofile.port.RemoteError;
import io.wabaprofile.port.Throttled;
import io.wabaprofile.port.Unavailable;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A failure as JSON. The first members are the same for each failure; {@code null} if not applicable. */
final class FailureJson {
    private FailureJson() {}

    static ObjectNode of(RuntimeException failure) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.put("family", ExitCode.of(failure).family());
        GatewayException remote = failure instanceof GatewayException gateway ? gateway : null;
        error.put("operation", remote == null ? null : lower(remote.operation()));
        error.put("outcome", lower(outcome(failure)));
        error.put("message", FailurePrinter.message(failure));
        error.put("retryAfterSeconds", remote == null ? null : retryAfterSeconds(remote));
        error.put("transient", remote != null && remote.isTransient());
        error.set("remote", remote == null ? null : of(remote.remoteError().orElse(null)));
        if (failure instanceof InputException input) {
            ArrayNode reasons = error.putArray("reasons");
            input.reasons().forEach(reasons::add);
        }
        if (failure instanceof Unavailable unavailable) {
            error.put("reason", lower(unavailable.reason()));
        }
        if (failure instanceof PartiallyApplied partly) {
            error.set("applied", ProfileJson.labels(partly.applied()));
            error.set("pending", ProfileJson.labels(partly.pending()));
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("error", error);
        return json;
    }

    private static Outcome outcome(RuntimeException failure) {
        if (failure instanceof IncompleteRunException run) {
            return run.outcome();
        }
        return failure instanceof GatewayException remote ? remote.outcome() : Outcome.NOT_APPLIED;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Rounded up to whole seconds. */
    private static @Nullable Long retryAfterSeconds(GatewayException failure) {
        GatewayException reason =
                failure instanceof PartiallyApplied && failure.getCause() instanceof GatewayException cause
                        ? cause
                        : failure;
        return reason instanceof Throttled throttled
                ? throttled.retryAfter().map(FailureJson::roundedUp).orElse(null)
                : null;
    }

    private static long roundedUp(Duration duration) {
        return duration.plusNanos(999_999_999).toSeconds();
    }

    private static @Nullable ObjectNode of(@Nullable RemoteError error) {
        if (error == null) {
            return null;
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("status", error.status());
        json.put("code", error.code().isPresent() ? error.code().getAsInt() : null);
        json.put("subcode", error.subcode().isPresent() ? error.subcode().getAsInt() : null);
        json.put("title", error.title().orElse(null));
        json.put("details", error.details().orElse(null));
        json.put("traceId", error.traceId().orElse(null));
        return json;
    }
}
