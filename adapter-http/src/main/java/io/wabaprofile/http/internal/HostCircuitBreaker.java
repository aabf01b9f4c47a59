package io.wabaprofile.http.internal;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.wabaprofile.http.internal.ErrorAnswer.Dialect;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Stops sending to a host that fails. Only the host's own failures open the circuit breaker; one channel alone cannot. A
 * request that timed out does not count if the host has answered another request meanwhile.
 */
final class HostCircuitBreaker {
    private static final int WINDOW = 100;
    private static final long REST = Duration.ofSeconds(10).toNanos();

    /** The breaker's own wait, which goes by the wall clock before Resilience4j 2.3. This class ends the rest instead. */
    private static final long NEVER = Duration.ofDays(36_500).toMillis();

    /** A breaker opens for slowness too, but a long upload is no illness. */
    private static final long LENGTH_UNCOUNTED = 0;

    private final LongSupplier nanoTime;
    private final CircuitBreaker breaker;
    private final AtomicLong restEnd = new AtomicLong();
    private final AtomicLong recorded = new AtomicLong();
    private final AtomicLong answeredAt;

    HostCircuitBreaker(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.answeredAt = new AtomicLong(nanoTime.getAsLong());
        this.breaker = CircuitBreaker.of(
                "host",
                CircuitBreakerConfig.custom()
                        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(WINDOW)
                        .minimumNumberOfCalls(WINDOW / 2)
                        .failureRateThreshold(50)
                        .waitIntervalFunctionInOpenState(opening -> {
                            restEnd.set(nanoTime.getAsLong() + REST);
                            return NEVER;
                        })
                        .permittedNumberOfCallsInHalfOpenState(10)
                        .build());
    }

    /** Sends requests unless the breaker is open. */
    <T> RetryingExecutor.Attempt<T> guarding(RetryingExecutor.Attempt<T> next) {
        return (channel, options) -> guard(channel, () -> next.execute(channel, options));
    }

    <T> T guard(ChannelState channel, Supplier<T> request) {
        if (!breaker.tryAcquirePermission() && !(endsRest() && breaker.tryAcquirePermission())) {
            throw AttemptFailure.of(FailureClass.BREAKER_OPEN, "");
        }
        return recorded(channel, request);
    }

    /** Lets trials through once the rest is over. One caller does: the end of a rest is set before the breaker opens. */
    private boolean endsRest() {
        long end = restEnd.get();
        long now = nanoTime.getAsLong();
        if (breaker.getState() != CircuitBreaker.State.OPEN
                || now - end <= 0
                || !restEnd.compareAndSet(end, now + REST)) {
            return false;
        }
        breaker.transitionToHalfOpenState();
        return true;
    }

    private <T> T recorded(ChannelState channel, Supplier<T> request) {
        boolean settled = false;
        long start = nanoTime.getAsLong();
        try {
            T result = request.get();
            answeredAt.set(nanoTime.getAsLong());
            recorded.incrementAndGet();
            breaker.onSuccess(LENGTH_UNCOUNTED, TimeUnit.NANOSECONDS);
            settled = true;
            return result;
        } catch (AttemptFailure failure) {
            if (isTheHosts(failure, start)
                    && channel.failures().counts(recorded.get() / WINDOW, nanoTime.getAsLong())) {
                recorded.incrementAndGet();
                breaker.onError(LENGTH_UNCOUNTED, TimeUnit.NANOSECONDS, failure);
                settled = true;
            }
            throw failure;
        } finally {
            if (!settled) {
                breaker.releasePermission();
            }
        }
    }

    /** A platform that names a code has answered for the channel; silence and bare statuses are the host's own. */
    private boolean isTheHosts(AttemptFailure failure, long start) {
        return switch (failure.kind()) {
            case NOT_SENT, LOST -> true;
            case TIMED_OUT -> answeredAt.get() - start <= 0;
            case TRANSIENT -> {
                ErrorAnswer answer = failure.answer();
                yield answer == null
                        || answer.isUndocumented()
                        || answer.dialect() == Dialect.DIALOG360
                        || answer.dialect() == Dialect.WORDLESS;
            }
            default -> false;
        };
    }
}
