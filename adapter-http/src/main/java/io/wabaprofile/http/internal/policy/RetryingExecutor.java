package io.wabaprofile.http.internal.policy;

import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.request.CallOptions;
import io.wabaprofile.http.internal.request.RequestSpec;
import io.wabaprofile.port.Sleeper;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Runs the calls to one host, with retries. Thread-safe.
 *
 * @param nanoTime a monotonic clock
 */
public record RetryingExecutor(
        RetryPolicy policy,
        Duration attemptLimit,
        Sleeper sleeper,
        LongSupplier nanoTime,
        Telemetry telemetry,
        ConcurrencyLimiter limiter,
        RetryBudget budget) {

    /** Creates an executor with a full retry budget. */
    public RetryingExecutor(
            RetryPolicy policy,
            Duration attemptLimit,
            Sleeper sleeper,
            LongSupplier nanoTime,
            Telemetry telemetry,
            ConcurrencyLimiter limiter) {
        this(policy, attemptLimit, sleeper, nanoTime, telemetry, limiter, new RetryBudget(nanoTime));
    }

    /** Sends one request and decodes its response. */
    @FunctionalInterface
    public interface Attempt<T> {
        T execute(ChannelPolicy channel, CallOptions options);
    }

    /**
     * Returns a function that retries a request as the policy allows. Throws {@link CallFailure} if no attempt
     * succeeds.
     */
    public <T> Function<Permit, T> retrying(RequestSpec spec, Attempt<T> attempt) {
        return permit -> {
            CallExecution execution = start(spec, permit);
            while (true) {
                try {
                    return execution.attempt(attempt);
                } catch (AttemptFailure failure) {
                    execution.awaitRetry(failure);
                }
            }
        };
    }

    /** Starts a call whose attempts the caller makes. */
    public CallExecution start(RequestSpec spec, Permit permit) {
        return new CallExecution(this, spec, permit);
    }
}
