package io.wabaprofile.http.internal;

import io.github.resilience4j.retry.Retry;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.Sleeper;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** The attempts of a call, from the first to the one that settles it, under one deadline. */
public final class Attempts {
    private final RetryPolicy policy;
    private final Duration attemptLimit;
    private final Duration callLimit;
    private final Sleeper sleeper;
    private final LongSupplier nanoTime;
    private final Telemetry telemetry;

    /** @param nanoTime a monotonic clock */
    public Attempts(
            RetryPolicy policy,
            Duration attemptLimit,
            Duration callLimit,
            Sleeper sleeper,
            LongSupplier nanoTime,
            Telemetry telemetry) {
        this.policy = policy;
        this.attemptLimit = attemptLimit;
        this.callLimit = callLimit;
        this.sleeper = sleeper;
        this.nanoTime = nanoTime;
        this.telemetry = telemetry;
    }

    /** @throws GatewayException if no attempt succeeded */
    <T> T settle(Call call, Function<CallOptions, T> attempt) {
        Deadline deadline = Deadline.in(call.deadline == null ? callLimit : call.deadline, nanoTime);
        Duration limit = call.attemptLimit == null ? attemptLimit : call.attemptLimit;
        Retry.AsyncContext<T> retry = policy.begin(call.kind.safety());
        boolean mayBeApplied = false;
        for (int number = 1; ; number++) {
            if (Thread.currentThread().isInterrupted()) {
                throw failed(call, AttemptFailure.cancelled("interrupted"), mayBeApplied);
            }
            try {
                T result = once(call, attempt, deadline.remainingAtMost(limit), number);
                retry.onComplete();
                return result;
            } catch (AttemptFailure failure) {
                mayBeApplied |= failure.kind().mayHaveBeenApplied();
                long wait = retry.onError(failure);
                if (wait < 0) {
                    throw failed(call, failure, mayBeApplied);
                }
                pause(call, failure, Duration.ofMillis(wait), deadline, mayBeApplied);
                telemetry.repeated(call.kind);
            }
        }
    }

    private <T> T once(Call call, Function<CallOptions, T> attempt, Duration limit, int number) {
        HeaderCredential credential = call.channel.credential();
        call.hiding(credential.value());
        long start = nanoTime.getAsLong();
        try {
            T result = attempt.apply(new CallOptions(call, credential, limit));
            telemetry.succeeded(call.kind, number, Duration.ofNanos(nanoTime.getAsLong() - start));
            return result;
        } catch (AttemptFailure failure) {
            telemetry.failed(call.kind, number, Duration.ofNanos(nanoTime.getAsLong() - start), failure);
            throw failure;
        }
    }

    /** Waits if the wait fits the deadline; else the call has failed now, and says how long it would have waited. */
    private void pause(Call call, AttemptFailure failure, Duration wait, Deadline deadline, boolean mayBeApplied) {
        if (wait.compareTo(deadline.remaining()) >= 0) {
            throw failed(call, failure, mayBeApplied);
        }
        try {
            sleeper.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(call, AttemptFailure.cancelled("interrupted"), mayBeApplied);
        }
    }

    private static GatewayException failed(Call call, AttemptFailure failure, boolean mayBeApplied) {
        boolean open = mayBeApplied && call.kind.safety() == Safety.IDEMPOTENT_WRITE;
        return Translation.of(
                failure,
                call.kind.operation(),
                open ? Outcome.UNKNOWN : Outcome.NOT_APPLIED,
                new TextCleaner(call.secrets));
    }
}
