package io.wabaprofile.fleet;

import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.RemoteError;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a channel failed.
 *
 * @param kind the kind of the failed call in lower case, such as {@code unauthorized}; {@code invalid} for a failure
 *     before a call, such as a missing key
 * @param message what failed and why
 * @param outcome whether the profile may have been changed
 * @param traceId the platform's trace id; empty if the response had none
 */
public record ChannelFailure(String kind, String message, Outcome outcome, Optional<String> traceId) {

    /** @param outcome that of all calls of the channel in this run */
    public static ChannelFailure of(RuntimeException failure, Outcome outcome) {
        if (failure instanceof GatewayException call) {
            return new ChannelFailure(
                    call.kind().name().toLowerCase(Locale.ROOT),
                    String.valueOf(call.getMessage()),
                    outcome,
                    call.remoteError().flatMap(RemoteError::traceId));
        }
        String message = failure.getMessage() == null ? failure.getClass().getName() : failure.getMessage();
        return new ChannelFailure("invalid", message, outcome, Optional.empty());
    }
}
