package io.wabaprofile.fleet.internal;

import io.wabaprofile.fleet.RunSettings;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.PartiallyApplied;
import io.wabaprofile.port.Throttled;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** Whether, and when, a channel is tried again after a failed call. */
final class RetryDecision {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 6;

    private final RunSettings settings;
    private final DoubleSupplier random;

    RetryDecision(RunSettings settings, DoubleSupplier random) {
        this.settings = settings;
        this.random = random;
    }

    static boolean isThrottled(GatewayException failure) {
        return reason(failure) instanceof Throttled;
    }

    private static GatewayException reason(GatewayException failure) {
        return failure instanceof PartiallyApplied partial ? partial.getCause() : failure;
    }

    /** Returns the wait before the next attempt. Empty if there is none. */
    Optional<Duration> wait(GatewayException failure, int attempts) {
        if (!failure.isTransient() || attempts >= settings.maxAttempts()) {
            return Optional.empty();
        }
        Duration wait = reason(failure) instanceof Throttled throttled
                ? throttled.retryAfter().orElseGet(() -> backoff(attempts))
                : backoff(attempts);
        return Optional.of(wait).filter(time -> time.compareTo(settings.longestWait()) <= 0);
    }

    /** Doubles with each attempt, and is between half of this time and the whole. */
    private Duration backoff(int attempts) {
        Duration whole = FIRST.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
        Duration capped = whole.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : whole;
        return Duration.ofNanos((long) (capped.toNanos() * (0.5 + random.getAsDouble() / 2)));
    }
}
