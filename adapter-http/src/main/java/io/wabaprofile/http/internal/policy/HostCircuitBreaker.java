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
 * Stops sending to a host that fails. Only failures of the host itself count, so one channel cannot open the breaker. A
 * timeout does not count if the host responded to another request meanwhile. Thread-safe.
 */
public final class HostCircuitBreaker {
    private static final int WINDOW = 100;
    private static final long OPEN_NANOS = Duration.ofSeconds(10).toNanos();

    /**
     * The breaker's own wait. It uses the wall clock before Resilience4j 2.3, so it is out of reach, and this class ends the
     * open state.
     */
    private static final long OUT_OF_REACH = Duration.ofDays(36_500).toMillis();

    /** The breaker can open for slow calls as well. Durations are not recorded, because a long upload is not a fault. */
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
                            return OUT_OF_REACH;
                        })
                        .permittedNumberOfCallsInHalfOpenState(10)
                        .build());
    }

    /** Returns an attempt that fails with {@link FailureKind#BREAKER_OPEN} while the breaker is open. */
    public <T> Attempt<T> guarding(Attempt<T> next) {
        return (channel, options) -> guard(channel, () -> next.execute(channel, options));
    }

    <T> T guard(ChannelState channel, Supplier<T> request) {
        if (!breaker.tryAcquirePermission() && !(endsOpenState() && breaker.tryAcquirePermission())) {
            throw AttemptFailure.of(FailureKind.BREAKER_OPEN);
        }
        return recorded(channel, request);
    }

    /** Permits trial requests once the open state is over. One caller succeeds: the end is set before the breaker opens. */
    private boolean endsOpenState() {
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

    private <T> T recorded(ChannelState channel, Supplier<T> request) {
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
                    && channel.failures().counts(recorded.get() / WINDOW, nanoTime.getAsLong())) {
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

    /** A response with an error code is about one channel. A missing response or a status alone is a fault of the host. */
    private boolean isFaultOfHost(AttemptFailure failure, long start) {
        return switch (failure.kind()) {
            case NOT_SENT, LOST -> true;
            case TIMED_OUT -> respondedAt.get() - start <= 0;
            case TRANSIENT -> failure.response() == null || !failure.response().hasErrorCode();
            default -> false;
        };
    }
}
