package io.wabaprofile.http.internal;

import io.github.resilience4j.retry.Retry;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.Sleeper;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

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

    Deadline deadline() {
        return Deadline.in(callLimit, nanoTime);
    }

    /** @throws GatewayException if no attempt succeeded */
    <T> T settle(Call call, Function<CallOptions, T> attempt) {
        Deadline deadline = deadline(call);
        Duration limit = call.attemptLimit == null ? attemptLimit : call.attemptLimit;
        Retry.AsyncContext<T> retry = policy.begin(call.kind.safety());
        boolean mayBeApplied = false;
        for (int number = 1; ; number++) {
            try {
                T result = once(call, attempt, deadline.remainingAtMost(limit), number);
                retry.onComplete();
                return result;
            } catch (AttemptFailure failure) {
                mayBeApplied |= failure.kind().mayHaveBeenApplied();
                long wait = retry.onError(failure);
                if (wait < 0) {
                    throw failed(call, failure, mayBeApplied, null);
                }
                pause(call, failure, Duration.ofMillis(wait), deadline, mayBeApplied);
                telemetry.repeated(call.kind);
            }
        }
    }

    private Deadline deadline(Call call) {
        if (call.deadline != null) {
            return call.deadline;
        }
        return call.callLimit == null ? deadline() : Deadline.in(call.callLimit, nanoTime);
    }

    private <T> T once(Call call, Function<CallOptions, T> attempt, Duration limit, int number) {
        if (Thread.currentThread().isInterrupted()) {
            throw AttemptFailure.of(FailureClass.CLOSED, "interrupted");
        }
        if (limit.isZero()) {
            throw AttemptFailure.of(FailureClass.OUT_OF_TIME, "");
        }
        HeaderCredential credential = credential(call);
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

    private static HeaderCredential credential(Call call) {
        try {
            return call.channel.credential();
        } catch (RuntimeException e) {
            throw AttemptFailure.broken(FailureClass.NO_CREDENTIAL, e);
        }
    }

    /** Waits if the wait leaves time for another attempt; else the call has failed now, and says how long it would have
     * waited. */
    private void pause(Call call, AttemptFailure failure, Duration wait, Deadline deadline, boolean mayBeApplied) {
        if (wait.compareTo(deadline.remaining()) >= 0) {
            throw failed(call, failure, mayBeApplied, wait);
        }
        try {
            sleeper.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(call, AttemptFailure.of(FailureClass.CLOSED, "interrupted"), mayBeApplied, null);
        }
        if (deadline.remaining().isZero()) {
            throw failed(call, failure, mayBeApplied, null);
        }
    }

    private static GatewayException failed(
            Call call, AttemptFailure failure, boolean mayBeApplied, @Nullable Duration wait) {
        boolean open = mayBeApplied && call.kind.safety().isWrite();
        return Translation.of(
                failure,
                call.kind.operation(),
                open ? Outcome.UNKNOWN : Outcome.NOT_APPLIED,
                wait,
                new TextCleaner(call.secrets));
    }
}
