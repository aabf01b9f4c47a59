package io.wabaprofile.http.internal.policy;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.wabaprofile.http.internal.policy.RetryingExecutor.Attempt;
import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.request.FailureKind;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Stops requests to a failing host for ten seconds. Counts failures of the host, and a limited number per channel, so
 * that
 * one channel cannot open the breaker. A timeout does not count if the host responded to another request meanwhile.
 * Thread-safe.
 */
public final class HostCircuitBreaker {
    private static final int WINDOW = 100;
    private static final long OPEN_NANOS = Duration.ofSeconds(10).toNanos();

    /**
     * The wait of Resilience4j in the open state. Before version 2.3 it uses the wall clock. So the wait is very long,
     * and
     * this class ends the open state.
     */
    private static final long RESILIENCE4J_WAIT_MILLIS = Duration.ofDays(36_500).toMillis();

    /** Recorded for each call. Real durations could open the breaker for a long upload. */
    private static final long NO_DURATION = 0;

    private final LongSupplier nanoTime;
    private final CircuitBreaker breaker;
    private final AtomicLong openUntil = new AtomicLong();
    private final AtomicLong recorded = new AtomicLong();
    private final AtomicLong respondedAt;

    /** @param nanoTime a monotonic clock */
    public HostCircuitBreaker(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.respondedAt = new AtomicLong(nanoTime.getAsLong());
        this.breaker = CircuitBreaker.of(
                "host",
                CircuitBreakerConfig.custom()
                        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(WINDOW)
                        .minimumNumberOfCalls(WINDOW / 2)
                        .failureRateThreshold(50)
                        .waitIntervalFunctionInOpenState(opening -> {
                            openUntil.set(nanoTime.getAsLong() + OPEN_NANOS);
                            return RESILIENCE4J_WAIT_MILLIS;
                        })
                        .permittedNumberOfCallsInHalfOpenState(10)
                        .build());
    }

    /** Returns an attempt that fails with {@link FailureKind#BREAKER_OPEN} while the breaker is open. */
    public <T> Attempt<T> guarding(Attempt<T> next) {
        return (channel, options) -> guard(channel, () -> next.execute(channel, options));
    }

    <T> T guard(ChannelPolicy channel, Supplier<T> request) {
        if (!breaker.tryAcquirePermission() && !(tryHalfOpen() && breaker.tryAcquirePermission())) {
            throw AttemptFailure.of(FailureKind.BREAKER_OPEN);
        }
        return runRecorded(channel, request);
    }

    /**
     * Starts the half-open state if the open state is over. One caller succeeds: the end is set before the breaker
     * opens.
     */
    private boolean tryHalfOpen() {
        long end = openUntil.get();
        long now = nanoTime.getAsLong();
        if (breaker.getState() != CircuitBreaker.State.OPEN
                || now - end <= 0
                || !openUntil.compareAndSet(end, now + OPEN_NANOS)) {
            return false;
        }
        breaker.transitionToHalfOpenState();
        return true;
    }

    private <T> T runRecorded(ChannelPolicy channel, Supplier<T> request) {
        boolean counted = false;
        long start = nanoTime.getAsLong();
        try {
            T result = request.get();
            respondedAt.set(nanoTime.getAsLong());
            recorded.incrementAndGet();
            breaker.onSuccess(NO_DURATION, TimeUnit.NANOSECONDS);
            counted = true;
            return result;
        } catch (AttemptFailure failure) {
            if (isFaultOfHost(failure, start)
                    && channel.failures().tryCount(recorded.get() / WINDOW, nanoTime.getAsLong())) {
                recorded.incrementAndGet();
                breaker.onError(NO_DURATION, TimeUnit.NANOSECONDS, failure);
                counted = true;
            }
            throw failure;
        } finally {
            if (!counted) {
                breaker.releasePermission();
            }
        }
    }

    /** Whether the host itself failed. A response with an error code is about one channel. A missing response, or a status
     * without a code, is a failure of the host. */
    private boolean isFaultOfHost(AttemptFailure failure, long start) {
        return switch (failure.kind()) {
            case NOT_SENT, LOST -> true;
            case TIMED_OUT, CONNECT_TIMED_OUT -> respondedAt.get() - start <= 0;
            case TRANSIENT -> failure.response() == null || !failure.response().hasErrorCode();
            default -> false;
        };
    }
}
