package io.wabaprofile.http.internal.policy;

import io.wabaprofile.http.internal.policy.Telemetry.Limit;
import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.request.Channel;
import io.wabaprofile.http.internal.request.Deadline;
import io.wabaprofile.http.internal.request.Endpoint;
import io.wabaprofile.http.internal.request.FailureKind;
import io.wabaprofile.http.internal.request.HeaderCredential;
import io.wabaprofile.http.internal.request.RequestSpec;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Limits concurrency: requests per host, calls and writes per channel, uploads per connection. A call waits for a
 * permit
 * until its deadline or the configured maximum wait. Thread-safe.
 */
public final class ConcurrencyLimiter {
    private final ChannelPolicies states;
    private final FairPermits requests;
    private final FairPermits uploads;
    private final Duration maxWait;
    private final Telemetry telemetry;

    /** @param nanoTime a monotonic clock */
    public ConcurrencyLimiter(
            int requestsPerHost,
            int callsPerChannel,
            int uploads,
            Duration maxWait,
            LongSupplier nanoTime,
            Telemetry telemetry) {
        this.states = new ChannelPolicies(callsPerChannel, nanoTime);
        this.requests = new FairPermits(requestsPerHost);
        this.uploads = new FairPermits(uploads);
        this.maxWait = maxWait;
        this.telemetry = telemetry;
    }

    /** Returns a supplier that acquires a permit and runs an upload. */
    public <T> Supplier<T> limitingUploads(Endpoint endpoint, Channel channel, Deadline deadline, Supplier<T> upload) {
        return () -> {
            try (ChannelPolicies.Use use = states.use(channel.credential(), channel.path())) {
                acquire(endpoint, Limit.UPLOADS, use.state(), uploads, deadline);
                try {
                    return upload.get();
                } finally {
                    uploads.release(use.state());
                }
            }
        };
    }

    /**
     * Returns a supplier that acquires a call permit of the channel, and the write lock for a write, and runs the call.
     */
    public <T> Supplier<T> limiting(RequestSpec spec, Deadline deadline, Function<Permit, T> call) {
        return () -> {
            HeaderCredential credential = spec.channel().credential();
            try (ChannelPolicies.Use use = states.use(credential, spec.channel().path())) {
                Permit permit = new Permit(use.state(), use.coolDowns(), deadline, credential);
                Semaphore calls = permit.channel().calls;
                Function<Permit, T> counted = acquired -> locked(spec, Limit.CALLS_OF_CHANNEL, calls, acquired, call);
                return switch (spec.endpoint().safety()) {
                    case APPEND -> call.apply(permit);
                    case READ, HARMLESS_CREATION -> counted.apply(permit);
                    case IDEMPOTENT_WRITE, WRITE_REPEATED_ONCE ->
                        locked(spec, Limit.WRITES_OF_CHANNEL, permit.channel().writeLock, permit, counted);
                };
            }
        };
    }

    private <T> T locked(RequestSpec spec, Limit limit, Semaphore lock, Permit permit, Function<Permit, T> next) {
        acquire(
                spec.endpoint(),
                limit,
                () -> !lock.hasQueuedThreads() && lock.tryAcquire(),
                timeout -> acquire(lock, timeout),
                permit.deadline());
        try {
            return next.apply(permit);
        } finally {
            lock.release();
        }
    }

    /** Returns the permit for another request of the call, with the current credential of the channel. */
    public Permit forNextRequest(Permit permit, Channel channel) {
        HeaderCredential current = channel.credential();
        return new Permit(permit.channel(), coolDowns(current, channel.path()), permit.deadline(), current);
    }

    /** Returns the cool-downs of a channel that changes its credential during a call. */
    CoolDowns coolDowns(HeaderCredential credential, String path) {
        try (ChannelPolicies.Use use = states.use(credential, path)) {
            return use.coolDowns();
        }
    }

    /** @throws AttemptFailure if no permit of the host was available in time, or the thread was interrupted */
    void acquireRequest(Endpoint endpoint, ChannelPolicy channel, Deadline deadline) {
        acquire(endpoint, Limit.REQUESTS_OF_HOST, channel, requests, deadline);
    }

    void releaseRequest(ChannelPolicy channel) {
        requests.release(channel);
    }

    private void acquire(
            Endpoint endpoint, Limit limit, ChannelPolicy channel, FairPermits permits, Deadline deadline) {
        acquire(
                endpoint,
                limit,
                () -> permits.tryAcquire(channel),
                timeout -> permits.acquire(channel, timeout),
                deadline);
    }

    private static void acquire(Semaphore permits, Duration timeout) {
        try {
            if (!permits.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                throw AttemptFailure.of(FailureKind.BUSY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AttemptFailure.interrupted();
        }
    }

    private void acquire(
            Endpoint endpoint, Limit limit, BooleanSupplier tryAcquire, Consumer<Duration> acquire, Deadline deadline) {
        if (Thread.currentThread().isInterrupted()) {
            throw AttemptFailure.interrupted();
        }
        if (tryAcquire.getAsBoolean()) {
            return;
        }
        telemetry.observeWait(endpoint, limit, () -> acquire.accept(deadline.remainingAtMost(maxWait)));
    }
}
