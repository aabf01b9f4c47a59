package io.wabaprofile.http;

import io.wabaprofile.http.internal.Host;
import io.wabaprofile.http.internal.platform.SecretRedactor;
import io.wabaprofile.http.internal.policy.ConcurrencyLimiter;
import io.wabaprofile.http.internal.policy.HostCircuitBreaker;
import io.wabaprofile.http.internal.policy.RetryPolicy;
import io.wabaprofile.http.internal.policy.RetryingExecutor;
import io.wabaprofile.http.internal.policy.Telemetry;
import io.wabaprofile.http.internal.transport.HttpCoreTransport;
import io.wabaprofile.http.internal.transport.TransportSettings;
import java.net.URI;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Creates the transport and the policies of a connection from its settings. */
final class HostAssembly {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);

    private HostAssembly() {}

    /** @param nanoTime a monotonic clock of real time, which limits exchanges also if a test replaces other clocks */
    static HttpCoreTransport transport(ConnectionSettings from, URI base, LongSupplier nanoTime) {
        TransportSettings settings = new TransportSettings(
                base,
                from.tls,
                from.proxy == null ? null : from.proxy.endpoint(),
                CONNECT_LIMIT,
                from.concurrency.requestsPerHost(),
                from.shareConnections,
                from.userAgent);
        return new HttpCoreTransport(settings, nanoTime);
    }

    static Host host(ConnectionSettings from, URI base, HttpCoreTransport transport) {
        Telemetry telemetry = Telemetry.to(from.observations, from.meters, SecretRedactor::redact);
        ConcurrencySettings concurrency = from.concurrency;
        ConcurrencyLimiter limiter = new ConcurrencyLimiter(
                concurrency.requestsPerHost(),
                concurrency.callsPerChannel(),
                concurrency.uploads(),
                concurrency.maxWait(),
                from.nanoTime,
                telemetry);
        RetrySettings retries = from.retries;
        RetryPolicy policy = new RetryPolicy(
                retries.maxAttempts(),
                retries.transientBase(),
                retries.throttlingBase(),
                retries.longestWait(),
                from.random);
        RetryingExecutor executor =
                new RetryingExecutor(policy, from.attemptLimit, from.sleeper, from.nanoTime, telemetry, limiter);
        return new Host(
                base,
                transport,
                executor,
                telemetry,
                limiter,
                new HostCircuitBreaker(from.nanoTime),
                from.callLimit,
                from.nanoTime,
                from.clock,
                from.usageObserver);
    }
}
