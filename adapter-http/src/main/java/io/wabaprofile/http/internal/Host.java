package io.wabaprofile.http.internal;

import feign.Client;
import feign.ResponseInterceptor;
import io.wabaprofile.http.internal.platform.JsonCodec;
import io.wabaprofile.http.internal.platform.ResponseDecoder;
import io.wabaprofile.http.internal.policy.ConcurrencyLimiter;
import io.wabaprofile.http.internal.policy.HostCircuitBreaker;
import io.wabaprofile.http.internal.policy.RetryingExecutor;
import io.wabaprofile.http.internal.policy.Telemetry;
import io.wabaprofile.port.ApiUsageObserver;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The settings and policies that all APIs on one host share. Thread-safe.
 *
 * @param callLimit the time limit of a call with all its requests, attempts and waits
 * @param nanoTime a monotonic clock
 * @param clock the wall clock, compared with dates in response headers
 * @param usageObserver null for none
 */
public record Host(
        URI base,
        Client transport,
        RetryingExecutor retries,
        Telemetry telemetry,
        ConcurrencyLimiter limiter,
        HostCircuitBreaker breaker,
        Duration callLimit,
        LongSupplier nanoTime,
        InstantSource clock,
        @Nullable ApiUsageObserver usageObserver) {
    /** Shared, because it is expensive to create. */
    private static final JsonCodec JSON = new JsonCodec();

    /** Returns a client of an API on this host. */
    public <A> ApiClient<A> client(Class<A> api) {
        return client(api, new ResponseDecoder(JSON, clock, usageObserver));
    }

    <A> ApiClient<A> client(Class<A> api, ResponseInterceptor decoder) {
        return ApiClient.create(api, JSON, decoder, this);
    }
}
