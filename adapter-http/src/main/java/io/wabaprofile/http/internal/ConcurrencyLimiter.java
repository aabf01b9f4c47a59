package io.wabaprofile.http.internal;

import io.wabaprofile.http.internal.Telemetry.Limit;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Limits what runs at once: requests per host, calls and writes per channel, uploads per connection. A call waits for a
 * permit until its deadline, or for a shorter time that the owner of the connection sets.
 */
public final class ConcurrencyLimiter {
    private final ChannelStates states;
    private final FairPermits requests;
    private final FairPermits uploads;
    private final Duration maxWait;
    private final LongSupplier nanoTime;
    private final Telemetry telemetry;

    /** @param nanoTime a monotonic clock */
    public ConcurrencyLimiter(
            int requestsPerHost,
            int callsPerChannel,
            int uploads,
            Duration maxWait,
            LongSupplier nanoTime,
            Telemetry telemetry) {
        this.states = new ChannelStates(callsPerChannel, nanoTime);
        this.requests = new FairPermits(requestsPerHost);
        this.uploads = new FairPermits(uploads);
        this.maxWait = maxWait;
        this.nanoTime = nanoTime;
        this.telemetry = telemetry;
    }

    /** Runs an upload with all its calls. */
    <T> Supplier<T> limitingUploads(CallKind kind, Channel channel, Deadline deadline, Supplier<T> upload) {
        return () -> {
            try (ChannelStates.Use use = states.use(channel.credential(), channel.path())) {
                acquire(kind, Limit.UPLOADS, use.state(), uploads, deadline);
                try {
                    return upload.get();
                } finally {
                    uploads.release(use.state());
                }
            }
        };
    }

    /** Runs a call once its channel has a permit for it, and the write lock if it is a write. */
    <T> Supplier<T> limiting(Call call, Deadline deadline, Function<Permit, T> next) {
        return () -> {
            HeaderCredential credential = call.channel.credential();
            try (ChannelStates.Use use = states.use(credential, call.channel.path())) {
                Permit permit = new Permit(use.state(), deadline, credential);
                return switch (call.kind.safety()) {
                    case APPEND -> next.apply(permit);
                    case READ, HARMLESS_CREATION -> counted(call.kind, permit, next);
                    case IDEMPOTENT_WRITE, WRITE_REPEATED_ONCE -> locked(call.kind, permit, next);
                };
            }
        };
    }

    private <T> T locked(CallKind kind, Permit permit, Function<Permit, T> next) {
        Semaphore writeLock = permit.channel().writeLock;
        acquire(kind, Limit.WRITES_OF_CHANNEL, writeLock, permit.deadline());
        try {
            return counted(kind, permit, next);
        } finally {
            writeLock.release();
        }
    }

    private <T> T counted(CallKind kind, Permit permit, Function<Permit, T> next) {
        Semaphore calls = permit.channel().calls;
        acquire(kind, Limit.CALLS_OF_CHANNEL, calls, permit.deadline());
        try {
            return next.apply(permit);
        } finally {
            calls.release();
        }
    }

    /** @throws AttemptFailure if the host had no permit in time, or the thread was interrupted */
    void acquireRequest(CallKind kind, ChannelState channel, Deadline deadline) {
        acquire(kind, Limit.REQUESTS_OF_HOST, channel, requests, deadline);
    }

    void releaseRequest(ChannelState channel) {
        requests.release(channel);
    }

    private void acquire(CallKind kind, Limit limit, ChannelState channel, FairPermits permits, Deadline deadline) {
        acquire(kind, limit, () -> permits.tryAcquire(channel), timeout -> permits.acquire(channel, timeout), deadline);
    }

    private void acquire(CallKind kind, Limit limit, Semaphore permits, Deadline deadline) {
        acquire(
                kind,
                limit,
                () -> !permits.hasQueuedThreads() && permits.tryAcquire(),
                timeout -> acquire(permits, timeout),
                deadline);
    }

    private static void acquire(Semaphore permits, Duration timeout) {
        try {
            if (!permits.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                throw AttemptFailure.of(FailureClass.BUSY, "");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AttemptFailure.of(FailureClass.CLOSED, "interrupted");
        }
    }

    private void acquire(
            CallKind kind, Limit limit, BooleanSupplier atOnce, Consumer<Duration> patiently, Deadline deadline) {
        if (Thread.currentThread().isInterrupted()) {
            throw AttemptFailure.of(FailureClass.CLOSED, "interrupted");
        }
        if (atOnce.getAsBoolean()) {
            return;
        }
        long start = nanoTime.getAsLong();
        try {
            patiently.accept(deadline.remainingAtMost(maxWait));
        } finally {
            telemetry.waited(kind, limit, Duration.ofNanos(nanoTime.getAsLong() - start));
        }
    }
}
