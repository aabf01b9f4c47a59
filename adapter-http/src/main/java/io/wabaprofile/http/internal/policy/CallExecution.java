package io.wabaprofile.http.internal.policy;

import io.github.resilience4j.retry.Retry;
import io.wabaprofile.http.internal.policy.RetryingExecutor.Attempt;
import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.request.CallOptions;
import io.wabaprofile.http.internal.request.Deadline;
import io.wabaprofile.http.internal.request.FailureKind;
import io.wabaprofile.http.internal.request.HeaderCredential;
import io.wabaprofile.http.internal.request.RequestSpec;
import io.wabaprofile.port.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the attempts of one call: counts them, waits between them, and enforces the deadline and the retry budgets. Not
 * thread-safe.
 */
public final class CallExecution {
    private static final Duration CANCELLATION_INTERVAL = Duration.ofMillis(50);

    private final RetryingExecutor executor;
    private final RequestSpec spec;
    private final ChannelPolicy channel;
    private final Deadline deadline;
    private Retry.AsyncContext<Object> retry;
    private HeaderCredential credential;
    private CoolDowns coolDowns;
    private boolean credentialChanged;
    private boolean mayBeApplied;
    private @Nullable AttemptFailure previous;
    private boolean charged;
    private int number;

    CallExecution(RetryingExecutor executor, RequestSpec spec, Permit permit) {
        this.executor = executor;
        this.spec = spec;
        this.channel = permit.channel();
        this.coolDowns = permit.coolDowns();
        this.deadline = permit.deadline();
        this.credential = permit.credential();
        this.retry = executor.policy().begin(spec.endpoint().safety());
    }

    /**
     * Makes one attempt when the channel and the host permit it.
     *
     * @throws AttemptFailure if the attempt fails
     * @throws CallFailure if a retry budget does not allow the attempt
     */
    public <T> T attempt(Attempt<T> attempt) {
        try {
            T result = sendWhenPermitted(attempt);
            retry.onComplete();
            channel.succeeded(nanoTime());
            coolDowns.succeeded();
            return result;
        } catch (AttemptFailure failure) {
            previous = failure;
            recordFailure(failure);
            throw failure;
        }
    }

    /**
     * Waits until the next attempt may start.
     *
     * @throws CallFailure if the policy, a budget or the deadline does not allow another attempt
     */
    public void awaitRetry(AttemptFailure failure) {
        charged = !credentialChangedAfter(failure);
        if (!charged) {
            return;
        }
        long wait = retry.onError(failure);
        if (wait < 0 || isBudgetSpent()) {
            throw failed(failure, null);
        }
        if (failure.kind() == FailureKind.THROTTLED && failure.concernsCredential() && failure.retryAfter() == null) {
            coolDowns.credential().throttled(Duration.ofMillis(wait), nanoTime());
        }
        pause(failure, Duration.ofMillis(wait));
    }

    /**
     * Restarts the count of attempts, because the failed attempt made progress. The next attempt costs no retry budget.
     */
    public void restartCounting() {
        retry = executor.policy().begin(spec.endpoint().safety());
        charged = false;
    }

    /** Returns the last failure of an attempt; empty if no attempt failed. */
    public Optional<AttemptFailure> lastFailure() {
        return Optional.ofNullable(previous);
    }

    private boolean isBudgetSpent() {
        long now = nanoTime();
        return !channel.retries(now).untilNext(now).isZero()
                || executor.budget().isSpent();
    }

    private void beforeSend() {
        if (previous == null) {
            executor.budget().recordCall();
            return;
        }
        if (charged) {
            charge(previous);
        }
        executor.telemetry().retried();
    }

    private void charge(AttemptFailure last) {
        long now = nanoTime();
        TokenBucket channelBudget = channel.retries(now);
        if (!channelBudget.take(now)) {
            throw failed(last, null);
        }
        if (!executor.budget().take()) {
            channelBudget.giveBack(now);
            throw failed(last, null);
        }
    }

    private <T> T sendWhenPermitted(Attempt<T> attempt) {
        if (Thread.currentThread().isInterrupted()) {
            throw AttemptFailure.interrupted();
        }
        Duration wait = coolDowns.remaining(nanoTime());
        while (true) {
            awaitChannel(wait);
            executor.limiter().acquireRequest(spec.endpoint(), channel, deadline);
            try {
                wait = untilNextRequest();
                if (wait.isZero()) {
                    return send(attempt, nextRequest());
                }
            } finally {
                executor.limiter().releaseRequest(channel);
            }
        }
    }

    private Duration untilNextRequest() {
        Duration cooling = coolDowns.remaining(nanoTime());
        return cooling.isZero() ? channel.untilNextRequest(spec.endpoint().rate(), nanoTime()) : cooling;
    }

    private CallOptions nextRequest() {
        checkDeadline();
        number++;
        if (number > 1) {
            use(spec.channel().credential());
        }
        spec.redacting(credential.value()).redacting(credential.secret());
        Duration limit = spec.attemptLimitOr(executor.attemptLimit());
        return new CallOptions(spec, channel, credential, () -> deadline.remainingAtMost(limit), this::beforeSend);
    }

    /** Observes the cool-downs of another credential, because those of a refused credential do not apply to it. */
    private void use(HeaderCredential current) {
        if (!current.equals(credential)) {
            credential = current;
            coolDowns = executor.limiter().coolDowns(current, spec.channel().path());
        }
    }

    private <T> T send(Attempt<T> attempt, CallOptions options) {
        long start = nanoTime();
        boolean decoded = false;
        try {
            T result = attempt.execute(channel, options);
            decoded = true;
            executor.telemetry().succeeded(spec.endpoint(), number, since(start));
            return result;
        } catch (AttemptFailure failure) {
            decoded = failure.isDocumented();
            executor.telemetry().failed(spec, number, since(start), failure);
            throw failure;
        } finally {
            options.releaseConnection(decoded);
        }
    }

    private long nanoTime() {
        return executor.nanoTime().getAsLong();
    }

    private Duration since(long start) {
        return Duration.ofNanos(nanoTime() - start);
    }

    /** Waits for the end of the channel's cool-down, or until its rate limit allows a request. */
    private void awaitChannel(Duration wait) {
        if (coolDowns.isSuspended(nanoTime())) {
            throw AttemptFailure.of(FailureKind.SUSPENDED);
        }
        if (!wait.isZero()) {
            if (wait.compareTo(deadline.remaining()) >= 0) {
                throw new AttemptFailure(FailureKind.THROTTLED, "", null, wait);
            }
            sleep(wait);
        }
        checkDeadline();
    }

    private void checkDeadline() {
        if (deadline.isOver()) {
            throw AttemptFailure.of(FailureKind.OUT_OF_TIME);
        }
    }

    private void recordFailure(AttemptFailure failure) {
        mayBeApplied |= failure.mayHaveBeenApplied();
        CoolDown coolDown = coolDowns.affectedBy(failure);
        switch (failure.kind()) {
            case THROTTLED -> {
                if (failure.retryAfter() != null && failure.response() != null) {
                    coolDown.throttled(failure.retryAfter(), nanoTime());
                }
            }
            case CHANNEL_DOWN -> coolDown.throttled(RetryPolicy.CHANNEL_DOWN_WAIT, nanoTime());
            case AUTH, FORBIDDEN -> coolDown.refused(nanoTime());
            default -> {}
        }
    }

    /**
     * Whether the credential was refused and the source has another credential. Then one attempt without a wait is
     * allowed.
     */
    private boolean credentialChangedAfter(AttemptFailure failure) {
        if (failure.kind() != FailureKind.AUTH || credentialChanged) {
            return false;
        }
        try {
            HeaderCredential current = spec.channel().credential();
            credentialChanged = !current.equals(credential);
            use(current);
        } catch (AttemptFailure noCredential) {
            throw failed(noCredential, null);
        }
        return credentialChanged;
    }

    /** Waits if the deadline allows another attempt after the wait. Otherwise the call fails and reports the wait. */
    private void pause(AttemptFailure failure, Duration wait) {
        if (wait.compareTo(deadline.remaining()) >= 0) {
            throw failed(failure, wait);
        }
        try {
            sleep(wait);
        } catch (AttemptFailure interrupted) {
            throw failed(interrupted, null);
        }
        if (deadline.isOver()) {
            throw failed(failure, null);
        }
    }

    private void sleep(Duration wait) {
        BooleanSupplier cancellation = spec.cancellation();
        try {
            if (cancellation == null) {
                executor.sleeper().sleep(wait);
                return;
            }
            Deadline end = Deadline.in(wait, executor.nanoTime());
            while (!end.isOver()) {
                if (cancellation.getAsBoolean()) {
                    throw AttemptFailure.cancelledByObserver();
                }
                executor.sleeper().sleep(end.remainingAtMost(CANCELLATION_INTERVAL));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AttemptFailure.interrupted();
        }
    }

    private CallFailure failed(AttemptFailure failure, @Nullable Duration wait) {
        boolean unknown = mayBeApplied && spec.endpoint().safety().isWrite();
        return new CallFailure(failure, unknown ? Outcome.UNKNOWN : Outcome.NOT_APPLIED, wait);
    }
}
