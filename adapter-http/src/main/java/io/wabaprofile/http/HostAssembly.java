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
        return transport(from, base, nanoTime, false);
    }

    /** As {@link #transport}, without a credential and to public addresses. */
    static HttpCoreTransport anonymousTransport(ConnectionSettings from, URI base, LongSupplier nanoTime) {
        return transport(from, base, nanoTime, true);
    }

    private static HttpCoreTransport transport(
            ConnectionSettings from, URI base, LongSupplier nanoTime, boolean anonymous) {
        TransportSettings settings = new TransportSettings(
                base,
                from.tls,
                from.proxy == null ? null : from.proxy.endpoint(),
                CONNECT_LIMIT,
                from.concurrency.requestsPerHost(),
                from.shareConnections,
                from.userAgent,
                anonymous);
        return new HttpCoreTransport(settings, nanoTime);
    }

    static Host host(ConnectionSettings from, URI base, HttpCoreTransport transport) {
        return host(from, from.concurrency, base, transport);
    }

    /** Without a credential, all channels are one channel, so the limit of a channel is that of the host. */
    static Host anonymousHost(ConnectionSettings from, URI base, HttpCoreTransport transport) {
        ConcurrencySettings concurrency = from.concurrency;
        return host(from, concurrency.withCallsPerChannel(concurrency.requestsPerHost()), base, transport);
    }

    private static Host host(
            ConnectionSettings from, ConcurrencySettings concurrency, URI base, HttpCoreTransport transport) {
        Telemetry telemetry = Telemetry.to(from.observations, from.meters, SecretRedactor::redact);
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
