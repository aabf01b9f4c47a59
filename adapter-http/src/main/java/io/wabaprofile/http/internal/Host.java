package io.wabaprofile.http.internal;

import feign.Client;
import io.wabaprofile.http.internal.platform.JsonCodec;
import io.wabaprofile.http.internal.policy.ConcurrencyLimiter;
import io.wabaprofile.http.internal.policy.HostCircuitBreaker;
import io.wabaprofile.http.internal.policy.RetryingExecutor;
import io.wabaprofile.http.internal.policy.Telemetry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** The settings and policies that all APIs on one host share. Thread-safe. */
public final class Host {
    private final URI base;
    private final Client transport;
    private final JsonCodec json = new JsonCodec();

    final RetryingExecutor retries;
    final Telemetry telemetry;
    final ConcurrencyLimiter limiter;
    final HostCircuitBreaker breaker;
    final Duration callLimit;
    final LongSupplier nanoTime;
    final InstantSource clock;

    /**
     * @param callLimit the time limit of a call with all its requests, attempts and waits
     * @param nanoTime a monotonic clock
     * @param clock the wall clock, compared with dates in response headers
     */
    public Host(
            URI base,
            Client transport,
            RetryingExecutor retries,
            Telemetry telemetry,
            ConcurrencyLimiter limiter,
            Duration callLimit,
            LongSupplier nanoTime,
            InstantSource clock) {
        this.base = base;
        this.transport = transport;
        this.retries = retries;
        this.telemetry = telemetry;
        this.limiter = limiter;
        this.breaker = new HostCircuitBreaker(nanoTime);
        this.callLimit = callLimit;
        this.nanoTime = nanoTime;
        this.clock = clock;
    }

    /** Returns a client of an API on this host. */
    public <A> ApiClient<A> client(Class<A> api) {
        return new ApiClient<>(api, base, transport, json, this);
    }
}
