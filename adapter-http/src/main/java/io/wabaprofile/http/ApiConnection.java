package io.wabaprofile.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.wabaprofile.http.internal.ApiClient;
import io.wabaprofile.http.internal.Host;
import io.wabaprofile.http.internal.platform.SecretRedactor;
import io.wabaprofile.http.internal.policy.ConcurrencyLimiter;
import io.wabaprofile.http.internal.policy.RetryPolicy;
import io.wabaprofile.http.internal.policy.RetryingExecutor;
import io.wabaprofile.http.internal.policy.Telemetry;
import io.wabaprofile.http.internal.request.Channel;
import io.wabaprofile.http.internal.transport.HttpCoreTransport;
import io.wabaprofile.http.internal.transport.TransportSettings;
import io.wabaprofile.port.Sleeper;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The way to one host, shared by all channels and adapters that talk to it: its connections, time limits, retries and
 * metrics. Make one per host and application and close it at the end. Safe for use by several threads.
 *
 * <p>A key is sent to this host only; redirects are never followed.
 */
public final class ApiConnection implements AutoCloseable {
    private final URI base;
    private final HttpCoreTransport transport;
    private final ExecutorService executor;
    private final CountDownLatch closing;
    private final Host host;

    private ApiConnection(Builder from) {
        base = from.base;
        closing = from.closing;
        executor = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "waba-profile-http");
            thread.setDaemon(true);
            return thread;
        });
        transport = new HttpCoreTransport(from.transport(), executor, System::nanoTime);
        Telemetry telemetry = new Telemetry(from.observations(), from.meters, SecretRedactor::redact);
        ConcurrencyLimiter limiter = from.limiter(telemetry);
        RetryingExecutor retries = from.retries(telemetry, limiter);
        host = new Host(base, transport, retries, telemetry, limiter, from.callLimit, from.nanoTime, from.clock);
    }

    /**
     * Starts a connection to {@code https://host[:port][/prefix]}; the adapters name 360dialog's hosts.
     *
     * @throws IllegalArgumentException in {@link Builder#build()} if the address has another form
     */
    public static Builder to(URI base) {
        return new Builder(base);
    }

    /** For this library's adapters: an API on this host. */
    public <A> ApiClient<A> client(Class<A> api) {
        return host.client(api);
    }

    /** For this library's adapters: a channel on this host. */
    public Channel channel(Credentials credentials) {
        return new Channel(() -> credentials.current().header(), "");
    }

    /**
     * Ends the calls under way and the threads; from now on every call fails at once with {@link
     * io.wabaprofile.port.Cancelled}. Calling it again does nothing.
     */
    @Override
    public void close() {
        closing.countDown();
        transport.close();
        executor.shutdownNow();
    }

    @Override
    public String toString() {
        return "ApiConnection[" + base + "]";
    }

    /** Everything but the address has a default that suits production. */
    public static final class Builder {
        private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);
        private static final Duration LONGEST = Duration.ofDays(1);

        private final URI base;
        private boolean plainHttpOnLoopback;
        private Duration attemptLimit = Duration.ofSeconds(10);
        private Duration callLimit = Duration.ofSeconds(30);
        private RetrySettings retries = RetrySettings.DEFAULT;
        private ConcurrencySettings concurrency = ConcurrencySettings.DEFAULT;
        private @Nullable MeterRegistry meters;
        private @Nullable ObservationRegistry observations;
        private @Nullable SSLContext tls;
        private @Nullable HttpProxy proxy;
        private boolean shareConnections;
        private String userAgent = UserAgent.LIBRARY;
        private InstantSource clock = InstantSource.system();
        private LongSupplier nanoTime = System::nanoTime;
        private final CountDownLatch closing = new CountDownLatch(1);
        private Sleeper sleeper = this::sleepUntilClosed;
        private DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();

        private Builder(URI base) {
            this.base = base;
        }

        /** Allows {@code http://127.0.0.1} and {@code http://[::1]}, for tests and simulators; no other plain host. */
        public Builder allowPlainHttpOnLoopback() {
            plainHttpOnLoopback = true;
            return this;
        }

        /** How long one attempt may take, the whole answer included: 10 s by default. Uploads have their own. */
        public Builder attemptLimit(Duration limit) {
            attemptLimit = positive(limit, "attemptLimit");
            return this;
        }

        /**
         * How long a call of a port may take with all its requests, attempts and waits: 30 s by default. An upload has a limit
         * of its own; a Cloud photo takes an upload and then a call.
         */
        public Builder callLimit(Duration limit) {
            callLimit = positive(limit, "callLimit");
            return this;
        }

        /** {@link RetrySettings#DEFAULT} by default. */
        public Builder retries(RetrySettings settings) {
            retries = settings;
            return this;
        }

        /** {@link ConcurrencySettings#DEFAULT} by default. */
        public Builder concurrency(ConcurrencySettings settings) {
            concurrency = settings;
            return this;
        }

        /** Where timers and counters go. None by default. */
        public Builder meters(MeterRegistry registry) {
            meters = registry;
            return this;
        }

        /**
         * Where each call is observed, for timers and traces. Without one, {@link #meters} alone gets the timers; with
         * one, its own handlers decide.
         */
        public Builder observations(ObservationRegistry registry) {
            observations = registry;
            return this;
        }

        /** Whom to trust, and with which certificate to introduce oneself. The JVM's default by default. */
        public Builder tls(SSLContext context) {
            tls = context;
            return this;
        }

        /** The proxy to connect through. None by default; the JVM's proxy settings are ignored. */
        public Builder proxy(HttpProxy through) {
            proxy = through;
            return this;
        }

        /**
         * Whether channels may use each other's idle connections. {@code false} by default: each channel has connections of
         * its own.
         *
         * <p>Sharing saves a TCP and TLS handshake whenever a channel is called for the first time in 30 seconds. Its cost:
         * HTTP/1.1 does not say which request a response belongs to. If a server or an intermediary sends a response that
         * was not asked for, and it arrives after the connection was checked, the next request on the connection receives
         * it; with sharing, that request may be another channel's.
         */
        public Builder shareConnections(boolean share) {
            shareConnections = share;
            return this;
        }

        /**
         * Names the calling application in the {@code User-Agent} header, before this library: {@code my-shop/1.4.0} is sent
         * as {@code my-shop/1.4.0 waba-profile/VERSION}. By default only the library is named. Meta documents the form name,
         * slash, three numbers.
         *
         * @param products one or more products as RFC 9110 defines them, separated by one space; at most 256 characters
         * @throws IllegalArgumentException if the text has another form, such as a line break or a comment
         */
        public Builder userAgent(String products) {
            userAgent = UserAgent.startingWith(products);
            return this;
        }

        /** The wall clock, needed to read dates that a server names. For tests. */
        public Builder clock(InstantSource source) {
            clock = source;
            return this;
        }

        /** The monotonic clock behind every time limit, in nanoseconds. For tests. */
        public Builder nanoTime(LongSupplier source) {
            nanoTime = source;
            return this;
        }

        /** How to wait between attempts. For tests. */
        public Builder sleeper(Sleeper waiting) {
            sleeper = waiting;
            return this;
        }

        /** The source of random numbers for the waits before retries, from 0 to below 1. For tests. */
        public Builder random(DoubleSupplier source) {
            random = source;
            return this;
        }

        /**
         * Makes the connection; nothing is sent yet.
         *
         * @throws IllegalArgumentException if the address is not one that a key may be sent to, with the reason
         * @throws IllegalStateException if Feign, Jackson, Resilience4j or Micrometer is too old, with the version needed
         */
        public ApiConnection build() {
            LibraryVersions.check();
            BaseAddress.check(base, plainHttpOnLoopback);
            return new ApiConnection(this);
        }

        private void sleepUntilClosed(Duration wait) throws InterruptedException {
            boolean unused = closing.await(wait.toNanos(), TimeUnit.NANOSECONDS); // the next attempt fails then
        }

        private ConcurrencyLimiter limiter(Telemetry telemetry) {
            return new ConcurrencyLimiter(
                    concurrency.requestsPerHost(),
                    concurrency.callsPerChannel(),
                    concurrency.uploads(),
                    concurrency.maxWait(),
                    nanoTime,
                    telemetry);
        }

        private RetryingExecutor retries(Telemetry telemetry, ConcurrencyLimiter limiter) {
            RetryPolicy policy = new RetryPolicy(
                    retries.maxAttempts(),
                    retries.transientBase(),
                    retries.throttlingBase(),
                    retries.longestWait(),
                    random);
            return new RetryingExecutor(policy, attemptLimit, sleeper, nanoTime, telemetry, limiter);
        }

        private ObservationRegistry observations() {
            if (observations != null) {
                return observations;
            }
            if (meters == null) {
                return ObservationRegistry.NOOP;
            }
            ObservationRegistry ours = ObservationRegistry.create();
            ours.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
            return ours;
        }

        private TransportSettings transport() {
            return new TransportSettings(
                    base,
                    tls,
                    proxy == null ? null : proxy.endpoint(),
                    CONNECT_LIMIT,
                    concurrency.requestsPerHost(),
                    shareConnections,
                    userAgent);
        }

        private static Duration positive(Duration limit, String name) {
            if (limit.isNegative() || limit.isZero() || limit.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        name + " must be longer than nothing and at most " + LONGEST + "; it is " + limit);
            }
            return limit;
        }
    }
}
