package io.wabaprofile.fleet.internal;

import io.wabaprofile.fleet.RunSettings;
import io.wabaprofile.fleet.internal.StepResult.Postponed;
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

    /** Returns the progress and the wait before the next attempt. Empty if there is none. */
    Optional<Postponed> after(GatewayException failure, ChannelProgress progress) {
        if (reason(failure) instanceof Throttled throttled) {
            Duration wait = throttled
                    .retryAfter()
                    .map(named -> named.compareTo(FIRST) < 0 ? FIRST : named)
                    .orElseGet(() -> backoff(progress.throttled() + 1));
            ChannelProgress next = progress.throttledFor(wait);
            return Optional.of(new Postponed(next, wait))
                    .filter(postponed -> next.throttledFor().compareTo(settings.longestWait()) <= 0);
        }
        int failed = progress.failedAttempts();
        return failure.isTransient() && failed < settings.maxAttempts()
                ? Optional.of(new Postponed(progress, backoff(failed)))
                : Optional.empty();
    }

    /** Doubles with each attempt, and is between half of this time and the whole. */
    private Duration backoff(int attempt) {
        Duration whole = FIRST.multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
        Duration capped = whole.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : whole;
        return Duration.ofNanos((long) (capped.toNanos() * (0.5 + random.getAsDouble() / 2)));
    }
}
