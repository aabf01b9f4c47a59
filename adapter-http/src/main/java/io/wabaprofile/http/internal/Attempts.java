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

/** The attempts of a call, from the first to the one that settles it, under one deadline and within the budgets. */
public final class Attempts {
    /** How many requests to the host are sent at once. */
    public static final int REQUESTS_AT_ONCE = HostGuard.REQUESTS_AT_ONCE;

    private static final Duration PATIENCE_WITH_STOP = Duration.ofMillis(50);

    private final RetryPolicy policy;
    private final Duration attemptLimit;
    private final Sleeper sleeper;
    private final LongSupplier nanoTime;
    private final Telemetry telemetry;
    private final RetryBudget budget;
    private final HostGuard host;

    /** @param nanoTime a monotonic clock */
    public Attempts(
            RetryPolicy policy, Duration attemptLimit, Sleeper sleeper, LongSupplier nanoTime, Telemetry telemetry) {
        this.policy = policy;
        this.attemptLimit = attemptLimit;
        this.sleeper = sleeper;
        this.nanoTime = nanoTime;
        this.telemetry = telemetry;
        this.budget = new RetryBudget(nanoTime);
        this.host = new HostGuard(nanoTime);
    }

    /** @throws GatewayException if no attempt succeeded */
    <T> T settle(Call call, Turn turn, Function<CallOptions, T> attempt) {
        return settle(call, turn, attempt, Continuation.NONE);
    }

    /** @throws GatewayException if no attempt succeeded */
    <T> T settle(Call call, Turn turn, Function<CallOptions, T> attempt, Continuation continuation) {
        Retry.AsyncContext<T> retry = policy.begin(call.kind.safety());
        Settling<T> settling = new Settling<>(call, turn, attempt);
        budget.called();
        while (true) {
            try {
                T result = settling.once();
                retry.onComplete();
                turn.channel().succeeded(nanoTime.getAsLong());
                return result;
            } catch (AttemptFailure failure) {
                settling.remember(failure);
                if (continuation.isSpent()) {
                    throw settling.failed(failure, null);
                }
                if (!settling.hasAnotherKeyAfter(failure)) {
                    long wait = retry.onError(failure);
                    if (wait < 0 || !turn.channel().allowsRepeat(nanoTime.getAsLong()) || !budget.allowsRepeat()) {
                        throw settling.failed(failure, null);
                    }
                    settling.pause(failure, Duration.ofMillis(wait));
                }
                if (settling.continues(failure, continuation)) {
                    retry = policy.begin(call.kind.safety());
                }
                telemetry.repeated(call.kind);
            }
        }
    }

    /** One call on its way from attempt to attempt. */
    private final class Settling<T> {
        private final Call call;
        private final ChannelState channel;
        private final Deadline deadline;
        private final Function<CallOptions, T> attempt;
        private HeaderCredential credential;
        private boolean keyChanged;
        private boolean mayBeApplied;
        private int number;

        private Settling(Call call, Turn turn, Function<CallOptions, T> attempt) {
            this.call = call;
            this.channel = turn.channel();
            this.deadline = turn.deadline();
            this.credential = turn.first();
            this.attempt = attempt;
        }

        private T once() {
            if (Thread.currentThread().isInterrupted()) {
                throw AttemptFailure.of(FailureClass.CLOSED, "interrupted");
            }
            awaitPlace();
            Duration limit = deadline.remainingAtMost(call.attemptLimit == null ? attemptLimit : call.attemptLimit);
            if (limit.isZero()) {
                throw AttemptFailure.of(FailureClass.OUT_OF_TIME, "");
            }
            number++;
            if (number > 1) {
                credential = call.channel.credential();
            }
            call.hiding(credential.value());
            return host.guard(channel, limit, () -> observed(new CallOptions(call, channel, credential, limit)));
        }

        private T observed(CallOptions options) {
            long start = nanoTime.getAsLong();
            boolean understood = false;
            try {
                T result = attempt.apply(options);
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

        /** Keeps to what the server asked of the channel, and to the channel's rate. */
        private void awaitPlace() {
            for (Duration wait = untilNextRequest(); !wait.isZero(); wait = untilNextRequest()) {
                if (channel.isSuspended(nanoTime.getAsLong())) {
                    throw AttemptFailure.of(FailureClass.SUSPENDED, "");
                }
                if (wait.compareTo(deadline.remaining()) >= 0) {
                    throw AttemptFailure.throttledLocally(wait);
                }
                sleep(wait);
            }
        }

        private Duration untilNextRequest() {
            return channel.untilNextRequest(call.kind.rate(), nanoTime.getAsLong());
        }

        private void remember(AttemptFailure failure) {
            mayBeApplied |= failure.kind().mayHaveBeenApplied();
            long now = nanoTime.getAsLong();
            Duration hint = failure.hint();
            switch (failure.kind()) {
                case THROTTLED -> {
                    if (hint != null && failure.answer() != null) {
                        channel.throttled(hint, now);
                    }
                }
                case CHANNEL_DOWN -> channel.throttled(RetryPolicy.CHANNEL_DOWN_WAIT, now);
                case AUTH, FORBIDDEN -> channel.refused(now);
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
        private boolean continues(AttemptFailure failure, Continuation continuation) {
            try {
                return continuation.after(failure);
            } catch (AttemptFailure end) {
                throw failed(end, null);
            } catch (GatewayException end) {
                end.addSuppressed(failed(failure, null));
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
                sleeper.sleep(end.remainingAtMost(PATIENCE_WITH_STOP));
            }
        }

        private GatewayException failed(AttemptFailure failure, @Nullable Duration wait) {
            boolean open = mayBeApplied && call.kind.safety().isWrite();
            return Translation.of(
                    failure, call.kind.operation(), open ? Outcome.UNKNOWN : Outcome.NOT_APPLIED, wait, cleaner());
        }

        private TextCleaner cleaner() {
            return new TextCleaner(call.secrets);
        }
    }
}
