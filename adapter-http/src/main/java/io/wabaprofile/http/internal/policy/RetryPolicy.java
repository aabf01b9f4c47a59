package io.wabaprofile.http.internal.policy;

import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.request.FailureKind;
import io.wabaprofile.http.internal.request.RetrySafety;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether to retry after a failure, and how long to wait. Resilience4j counts the attempts. Waits have full
 * jitter
 * and are not shorter than the server's {@code Retry-After}. Thread-safe if {@code random} is.
 */
public final class RetryPolicy {
    private static final int NO_RETRY = -1;
    private static final int MAX_RESUMES_WITHOUT_PROGRESS = 10;
    static final Duration CHANNEL_DOWN_WAIT = Duration.ofSeconds(1);

    private final Duration transientBase;
    private final Duration throttlingBase;
    private final Duration longestWait;
    private final DoubleSupplier random;
    private final Map<RetrySafety, Retry> retries = new EnumMap<>(RetrySafety.class);

    /** @param random returns uniformly distributed numbers from 0 (inclusive) to 1 (exclusive) */
    public RetryPolicy(
            int maxAttempts,
            Duration transientBase,
            Duration throttlingBase,
            Duration longestWait,
            DoubleSupplier random) {
        this.transientBase = transientBase;
        this.throttlingBase = throttlingBase;
        this.longestWait = longestWait;
        this.random = random;
        for (RetrySafety safety : RetrySafety.values()) {
            int attempts = switch (safety) {
                case READ, IDEMPOTENT_WRITE -> maxAttempts;
                case HARMLESS_CREATION, WRITE_REPEATED_ONCE -> Math.min(2, maxAttempts);
                case APPEND -> maxAttempts == 1 ? 1 : MAX_RESUMES_WITHOUT_PROGRESS;
            };
            retries.put(safety, retry(safety, attempts));
        }
    }

    private Retry retry(RetrySafety safety, int maxAttempts) {
        RetryConfig config = RetryConfig.<@Nullable Object>custom()
                .maxAttempts(maxAttempts)
                .retryOnException(AttemptFailure.class::isInstance)
                .intervalBiFunction((attempts, result) -> waitMillis(safety, attempts, result))
                .build();
        return Retry.of(safety.name(), config);
    }

    /**
     * Starts the count of a call's attempts. {@code onError} returns the wait in milliseconds, or less than 0 to stop.
     */
    Retry.AsyncContext<Object> begin(RetrySafety safety) {
        return Objects.requireNonNull(retries.get(safety)).asyncContext();
    }

    private long waitMillis(RetrySafety safety, int attempts, Either<Throwable, ?> result) {
        AttemptFailure failure = (AttemptFailure) result.getLeft();
        if (!failure.kind().allowsAnotherAttempt(safety, attempts)) {
            return NO_RETRY;
        }
        if (failure.kind().needsNoWait()) {
            return 0;
        }
        Duration base = failure.kind() == FailureKind.THROTTLED ? throttlingBase : transientBase;
        Duration wait = jitter(base, attempts);
        if (failure.kind() == FailureKind.CHANNEL_DOWN) {
            wait = longer(wait, CHANNEL_DOWN_WAIT);
        }
        Duration requested = failure.retryAfter();
        return (requested == null ? wait : longer(wait, requested)).toMillis();
    }

    private Duration jitter(Duration base, int attempts) {
        double doubled = Math.scalb((double) base.toNanos(), Math.min(attempts - 1, 30));
        double limit = Math.min(doubled, (double) longestWait.toNanos());
        return Duration.ofNanos((long) (limit * random.getAsDouble()));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
