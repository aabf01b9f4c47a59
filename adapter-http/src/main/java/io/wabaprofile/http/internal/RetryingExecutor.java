package io.wabaprofile.http.internal;

import io.github.resilience4j.retry.Retry;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.Sleeper;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Makes the attempts of a call: counts them, waits between them, and keeps to the deadline and the retry budgets. */
public final class RetryingExecutor {
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(50);

    private final RetryPolicy policy;
    private final Duration attemptLimit;
    private final Sleeper sleeper;
    private final LongSupplier nanoTime;
    private final Telemetry telemetry;
    private final ConcurrencyLimiter limiter;
    private final RetryBudget budget;

    /** @param nanoTime a monotonic clock */
    public RetryingExecutor(
            RetryPolicy policy,
            Duration attemptLimit,
            Sleeper sleeper,
            LongSupplier nanoTime,
            Telemetry telemetry,
            ConcurrencyLimiter limiter) {
        this.policy = policy;
        this.attemptLimit = attemptLimit;
        this.sleeper = sleeper;
        this.nanoTime = nanoTime;
        this.telemetry = telemetry;
        this.limiter = limiter;
        this.budget = new RetryBudget(nanoTime);
    }

    /** One attempt of a call. */
    interface Attempt<T> {
        T execute(ChannelState channel, CallOptions options);
    }

    /** Repeats what may be repeated. Throws {@link CallFailure} if no attempt succeeds. */
    <T> Function<Permit, T> retrying(Call call, Attempt<T> attempt, Continuation continuation) {
        return permit -> new CallExecution<>(call, permit, attempt, continuation).execute();
    }

    /** The attempts of one call. */
    private final class CallExecution<T> {
        private final Call call;
        private final ChannelState channel;
        private final Deadline deadline;
        private final Attempt<T> attempt;
        private final Continuation continuation;
        private HeaderCredential credential;
        private boolean keyChanged;
        private boolean mayBeApplied;
        private @Nullable AttemptFailure previous;
        private boolean charged;
        private int number;

        private CallExecution(Call call, Permit permit, Attempt<T> attempt, Continuation continuation) {
            this.call = call;
            this.channel = permit.channel();
            this.deadline = permit.deadline();
            this.credential = permit.credential();
            this.attempt = attempt;
            this.continuation = continuation;
        }

        private T execute() {
            Retry.AsyncContext<T> retry = policy.begin(call.kind.safety());
            while (true) {
                try {
                    T result = once();
                    retry.onComplete();
                    channel.succeeded(nanoTime.getAsLong());
                    return result;
                } catch (AttemptFailure failure) {
                    remember(failure);
                    previous = failure;
                    charged = !hasAnotherKeyAfter(failure);
                    if (charged) {
                        pause(failure, waitBeforeRetry(retry, failure));
                    }
                    if (continues(failure)) {
                        retry = policy.begin(call.kind.safety());
                        charged = false;
                    }
                }
            }
        }

        /** @throws CallFailure if the policy or a budget allows no retry */
        private Duration waitBeforeRetry(Retry.AsyncContext<T> retry, AttemptFailure failure) {
            long wait = retry.onError(failure);
            if (wait < 0 || isBudgetSpent()) {
                throw failed(failure, null);
            }
            return Duration.ofMillis(wait);
        }

        private boolean isBudgetSpent() {
            long now = nanoTime.getAsLong();
            return !channel.retries(now).untilNext(now).isZero() || budget.isSpent();
        }

        /** Charges a retry to the budgets. A retry that continues an upload after progress is free. */
        private void aboutToSend() {
            if (previous == null) {
                budget.called();
                return;
            }
            if (charged) {
                charge(previous);
            }
            telemetry.repeated(call.kind);
        }

        private void charge(AttemptFailure last) {
            long now = nanoTime.getAsLong();
            TokenBucket ofChannel = channel.retries(now);
            if (!ofChannel.take(now)) {
                throw failed(last, null);
            }
            if (!budget.take()) {
                ofChannel.giveBack(now);
                throw failed(last, null);
            }
        }

        private T once() {
            if (Thread.currentThread().isInterrupted()) {
                throw AttemptFailure.of(FailureClass.CLOSED, "interrupted");
            }
            Duration wait = channel.coolDown.remaining(nanoTime.getAsLong());
            while (true) {
                await(wait);
                limiter.acquireRequest(call.kind, channel, deadline);
                try {
                    wait = channel.untilNextRequest(call.kind.rate(), nanoTime.getAsLong());
                    if (wait.isZero()) {
                        return logged(nextRequest());
                    }
                } finally {
                    limiter.releaseRequest(channel);
                }
            }
        }

        private CallOptions nextRequest() {
            if (deadline.isOver()) {
                throw AttemptFailure.of(FailureClass.OUT_OF_TIME, "");
            }
            number++;
            if (number > 1) {
                credential = call.channel.credential();
            }
            call.hiding(credential.value());
            Duration most = call.attemptLimit == null ? attemptLimit : call.attemptLimit;
            return new CallOptions(call, channel, credential, () -> deadline.remainingAtMost(most), this::aboutToSend);
        }

        private T logged(CallOptions options) {
            long start = nanoTime.getAsLong();
            boolean understood = false;
            try {
                T result = attempt.execute(channel, options);
                understood = true;
                telemetry.succeeded(call.kind, number, since(start));
                return result;
            } catch (AttemptFailure failure) {
                understood = failure.isUnderstood();
                telemetry.failed(call.kind, number, since(start), failure, cleaner());
                throw failure;
            } finally {
                options.releaseConnection(understood);
            }
        }

        private Duration since(long start) {
            return Duration.ofNanos(nanoTime.getAsLong() - start);
        }

        /** Waits for the end of the channel's cool-down, or until its rate limit allows a request. */
        private void await(Duration wait) {
            if (channel.coolDown.isSuspended(nanoTime.getAsLong())) {
                throw AttemptFailure.of(FailureClass.SUSPENDED, "");
            }
            if (!wait.isZero() && wait.compareTo(deadline.remaining()) >= 0) {
                throw AttemptFailure.throttledLocally(wait);
            }
            if (!wait.isZero()) {
                sleep(wait);
            }
            if (deadline.isOver()) {
                throw AttemptFailure.of(FailureClass.OUT_OF_TIME, "");
            }
        }

        private void remember(AttemptFailure failure) {
            mayBeApplied |= failure.mayHaveBeenApplied();
            long now = nanoTime.getAsLong();
            Duration hint = failure.hint();
            switch (failure.kind()) {
                case THROTTLED -> {
                    if (hint != null && failure.answer() != null) {
                        channel.coolDown.throttled(hint, now);
                    }
                }
                case CHANNEL_DOWN -> channel.coolDown.throttled(RetryPolicy.CHANNEL_DOWN_WAIT, now);
                case AUTH, FORBIDDEN -> channel.coolDown.refused(now);
                default -> {}
            }
        }

        /** One more attempt follows a refused key at once if there is another one by now. */
        private boolean hasAnotherKeyAfter(AttemptFailure failure) {
            if (failure.kind() != FailureClass.AUTH || keyChanged) {
                return false;
            }
            try {
                keyChanged = !call.channel.credential().equals(credential);
            } catch (AttemptFailure noCredential) {
                throw failed(noCredential, null);
            }
            return keyChanged;
        }

        /** Whether the server is further than before; a failure that has no continuation is the call's end. */
        private boolean continues(AttemptFailure failure) {
            try {
                return continuation.after(failure);
            } catch (AttemptFailure end) {
                throw failed(end, null);
            } catch (GatewayException end) {
                end.addSuppressed(ExceptionMapper.map(failed(failure, null), call.kind.operation(), call.secrets));
                throw end;
            }
        }

        /** Waits if that leaves time for another attempt; else the call has failed, and says how long it would have been. */
        private void pause(AttemptFailure failure, Duration wait) {
            if (wait.compareTo(deadline.remaining()) >= 0) {
                throw failed(failure, wait);
            }
            try {
                sleep(wait);
            } catch (AttemptFailure interrupted) {
                throw failed(interrupted, null);
            }
            if (deadline.remaining().isZero()) {
                throw failed(failure, null);
            }
        }

        private void sleep(Duration wait) {
            try {
                if (call.stop == null) {
                    sleeper.sleep(wait);
                } else {
                    sleepUnlessStopped(wait, call.stop);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw AttemptFailure.of(FailureClass.CLOSED, "interrupted");
            }
        }

        private void sleepUnlessStopped(Duration wait, BooleanSupplier stop) throws InterruptedException {
            Deadline end = Deadline.in(wait, nanoTime);
            while (!end.isOver()) {
                if (stop.getAsBoolean()) {
                    throw AttemptFailure.stopped();
                }
                sleeper.sleep(end.remainingAtMost(BETWEEN_QUESTIONS));
            }
        }

        private CallFailure failed(AttemptFailure failure, @Nullable Duration wait) {
            boolean open = mayBeApplied && call.kind.safety().isWrite();
            return new CallFailure(failure, open ? Outcome.UNKNOWN : Outcome.NOT_APPLIED, wait);
        }

        private TextCleaner cleaner() {
            return new TextCleaner(call.secrets);
        }
    }
}
