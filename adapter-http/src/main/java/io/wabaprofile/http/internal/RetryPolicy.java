package io.wabaprofile.http.internal;

import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether another attempt follows and after which wait: Resilience4j counts, the waits are ours (full jitter, the
 * server's hint as a lower bound).
 */
public final class RetryPolicy {
    private static final int NO_MORE = -1;
    private static final int CONTINUATIONS_WITHOUT_PROGRESS = 10;
    static final Duration CHANNEL_DOWN_WAIT = Duration.ofSeconds(1);

    private final Duration transientBase;
    private final Duration throttlingBase;
    private final Duration longestWait;
    private final DoubleSupplier chance;
    private final Map<Safety, Retry> retries = new EnumMap<>(Safety.class);

    /** @param chance a number from 0 to below 1, evenly spread */
    public RetryPolicy(
            int maxAttempts,
            Duration transientBase,
            Duration throttlingBase,
            Duration longestWait,
            DoubleSupplier chance) {
        this.transientBase = transientBase;
        this.throttlingBase = throttlingBase;
        this.longestWait = longestWait;
        this.chance = chance;
        for (Safety safety : Safety.values()) {
            int attempts = switch (safety) {
                case READ, IDEMPOTENT_WRITE -> maxAttempts;
                case HARMLESS_CREATION, WRITE_REPEATED_ONCE -> Math.min(2, maxAttempts);
                case APPEND -> maxAttempts == 1 ? 1 : CONTINUATIONS_WITHOUT_PROGRESS;
            };
            retries.put(safety, retry(safety, attempts));
        }
    }

    private Retry retry(Safety safety, int maxAttempts) {
        RetryConfig config = RetryConfig.<@Nullable Object>custom()
                .maxAttempts(maxAttempts)
                .retryOnException(AttemptFailure.class::isInstance)
                .intervalBiFunction((attempts, end) -> waitMillis(safety, attempts, end))
                .build();
        return Retry.of(safety.name(), config);
    }

    /** Counts the attempts of one call; answers each failure with the wait in milliseconds, or less than 0 to stop. */
    <T> Retry.AsyncContext<T> begin(Safety safety) {
        Retry retry = retries.get(safety);
        if (retry == null) {
            throw new IllegalStateException("No policy for " + safety);
        }
        return retry.asyncContext();
    }

    private long waitMillis(Safety safety, int attempts, Either<Throwable, ?> end) {
        AttemptFailure failure = (AttemptFailure) end.getLeft();
        if (!failure.kind().allowsAnotherAttempt(safety, attempts)) {
            return NO_MORE;
        }
        if (failure.kind().needsNoWait()) {
            return 0;
        }
        Duration base = failure.kind() == FailureClass.THROTTLED ? throttlingBase : transientBase;
        Duration wait = jitter(base, attempts);
        if (failure.kind() == FailureClass.CHANNEL_DOWN) {
            wait = later(wait, CHANNEL_DOWN_WAIT);
        }
        Duration hint = failure.hint();
        return (hint == null ? wait : later(wait, hint)).toMillis();
    }

    private Duration jitter(Duration base, int attempts) {
        double doubled = Math.scalb((double) base.toNanos(), Math.min(attempts - 1, 30));
        double ceiling = Math.min(doubled, (double) longestWait.toNanos());
        return Duration.ofNanos((long) (ceiling * chance.getAsDouble()));
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
