package io.wabaprofile.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.wabaprofile.http.internal.ApiClient;
import io.wabaprofile.http.internal.Host;
import io.wabaprofile.http.internal.PictureClient;
import io.wabaprofile.http.internal.SettingRanges;
import io.wabaprofile.http.internal.request.Channel;
import io.wabaprofile.http.internal.transport.HttpCoreTransport;
import io.wabaprofile.port.ApiUsageObserver;
import io.wabaprofile.port.Sleeper;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;

/**
 * The connection to one host, shared by all channels and adapters that use the host. It has the connection pool, time
 * limits, retries and metrics. Create one per host and application, and close it at the end. Thread-safe.
 *
 * <p>A key is sent to this host only. Redirects are disabled. The photo of a number is downloaded without a key from the
 * platform's picture host, or from this host if the connection uses plain HTTP, as to a simulator.
 */
public final class ApiConnection implements AutoCloseable {
    /** The host of Meta's Graph API. */
    public static final URI GRAPH_HOST = URI.create("https://graph.facebook.com");

    private final HttpCoreTransport transport;
    private final CloseSignal closing;
    private final Host host;
    private final HttpCoreTransport pictureTransport;
    private final PictureClient pictures;
    private final boolean graph;

    private ApiConnection(ConnectionSettings from, URI base) {
        graph = from.graph;
        closing = from.closing;
        transport = HostAssembly.transport(from, base, System::nanoTime);
        host = HostAssembly.host(from, base, transport);
        URI pictureHost = PictureClient.host(base);
        pictureTransport = HostAssembly.anonymousTransport(from, pictureHost, System::nanoTime);
        pictures = new PictureClient(HostAssembly.anonymousHost(from, pictureHost, pictureTransport));
    }

    /**
     * Returns a builder of a connection to {@code https://host[:port][/prefix]}; one final slash is ignored. The
     * adapters have constants for 360dialog's hosts.
     *
     * @throws IllegalArgumentException if the address has another form; thrown by {@link Builder#build()}
     */
    public static Builder to(URI base) {
        return new Builder(base, false);
    }

    /**
     * Returns a builder of a connection to Meta's Graph API at {@link #GRAPH_HOST}.
     *
     * @param version the version of the Graph API, such as {@code v23.0}. There is no default: a version works for about
     *     two years
     * @throws IllegalArgumentException if the version has another form
     * @see <a href="https://developers.facebook.com/docs/graph-api/changelog">Meta: versions</a>
     */
    public static Builder toGraph(String version) {
        return toGraph(GRAPH_HOST, version);
    }

    /**
     * As {@link #toGraph(String)}, with another address, such as that of a simulator.
     *
     * @param host {@code https://host[:port][/prefix]}, without the version
     */
    public static Builder toGraph(URI host, String version) {
        return new Builder(BaseAddress.graph(host, version), true);
    }

    /**
     * Opens a connection to the host in the way that calls do, and reports each step: name lookup, each address, proxy,
     * TLS, and the clock of the server. Sends no credential: one {@code HEAD} request. Takes at most 9 s.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public ConnectionDiagnosis diagnose() throws InterruptedException {
        return DiagnosisRun.of(transport, host.clock());
    }

    /** Returns a client of an API on this host. For the adapters of this library only. */
    @SuppressWarnings("exports") // to the adapters only
    public <A> ApiClient<A> client(Class<A> api) {
        return host.client(api);
    }

    /**
     * Returns the client that downloads pictures. It has the settings of this connection but no key. For the adapters of
     * this library only.
     */
    @SuppressWarnings("exports") // to the adapters only
    public PictureClient pictures() {
        return pictures;
    }

    /** Returns a channel of 360dialog with this kind of credential. For the adapters of this library only. */
    @SuppressWarnings("exports") // to the adapters only
    public Channel channel(Class<? extends Credential> kind, Credentials credentials) {
        CredentialCheck.requireDialog360(!graph);
        return new Channel(CredentialCheck.only(kind, credentials), "");
    }

    /** Returns the channel of a number in the Graph API. For the adapters of this library only. */
    @SuppressWarnings("exports") // to the adapters only
    public Channel channel(GraphNumber number) {
        CredentialCheck.requireGraph(graph);
        return number.channel();
    }

    /**
     * Cancels the running calls and stops the threads. Later calls fail at once with {@link
     * io.wabaprofile.port.Cancelled}. A second call of this method has no effect.
     */
    @Override
    public void close() {
        closing.close();
        transport.close();
        pictureTransport.close();
    }

    @Override
    public String toString() {
        return "ApiConnection[" + host.base() + "]";
    }

    /** Configures a connection. All settings except the address have a default. Not thread-safe. */
    public static final class Builder {
        private final ConnectionSettings settings;

        private Builder(URI base, boolean graph) {
            settings = new ConnectionSettings(base, graph);
        }

        /**
         * Allows {@code http://127.0.0.1} and {@code http://[::1]}, for tests and simulators. Other hosts still need
         * HTTPS.
         */
        public Builder allowPlainHttpOnLoopback() {
            settings.plainHttpOnLoopback = true;
            return this;
        }

        /**
         * Allows {@code http://} for one host on a private network, such as {@code simulator} in Docker Compose. The key
         * is then sent without encryption. Call it once per host. If the name leads to an address that is not loopback
         * or private (RFC 1918, RFC 4193, 100.64.0.0/10, 198.18.0.0/15), no request is sent and the call fails with
         * {@link io.wabaprofile.port.Unavailable.Reason#NOT_TRUSTED}.
         *
         * @param host the host name or private IP address exactly as in the connection's address, without scheme and port
         * @throws IllegalArgumentException if the host has another form, or belongs to 360dialog or Meta
         */
        public Builder allowPlainHttpTo(String host) {
            settings.plainHttpHosts.add(BaseAddress.checkPlainHttpHost(host));
            return this;
        }

        /**
         * Sets the time limit of one attempt, including the response body; 10 s by default. Uploads have limits of
         * their own.
         */
        public Builder attemptLimit(Duration limit) {
            settings.attemptLimit = SettingRanges.checkLimit("attemptLimit", limit);
            return this;
        }

        /**
         * Sets the time limit of one port call with all its requests, attempts and waits; 30 s by default. An upload
         * has its
         * own limit. Setting a Cloud photo runs an upload and then a call. {@code callLimit} of an adapter sets another
         * limit for single calls.
         */
        public Builder callLimit(Duration limit) {
            settings.callLimit = SettingRanges.checkLimit("callLimit", limit);
            return this;
        }

        /** Sets the limits of retries; {@link RetrySettings#DEFAULT} by default. */
        public Builder retries(RetrySettings limits) {
            settings.retries = limits;
            return this;
        }

        /** Sets the concurrency limits; {@link ConcurrencySettings#DEFAULT} by default. */
        public Builder concurrency(ConcurrencySettings limits) {
            settings.concurrency = limits;
            return this;
        }

        /** Sets the registry for the meters; none by default. See {@link #observations}. */
        public Builder meters(MeterRegistry registry) {
            settings.meters = registry;
            return this;
        }

        /**
         * Sets the registry that observes each call, for timers, counts of retries, and traces. Without this registry, these
         * meters go to {@link #meters}. With it, only its own handlers record them.
         */
        public Builder observations(ObservationRegistry registry) {
            settings.observations = registry;
            return this;
        }

        /** Sets the observer of Meta's usage headers; none by default. 360dialog may not forward these headers. */
        public Builder usageObserver(ApiUsageObserver observer) {
            settings.usageObserver = observer;
            return this;
        }

        /**
         * Sets the TLS context with the trusted authorities and the client certificate; the JVM's default context by
         * default.
         */
        public Builder tls(SSLContext context) {
            settings.tls = context;
            return this;
        }

        /** Sets the HTTP proxy; none by default. The proxy settings of the JVM are ignored. */
        public Builder proxy(HttpProxy server) {
            settings.proxy = server;
            return this;
        }

        /**
         * Sets whether channels share idle connections. {@code false} by default: each channel has its own connections.
         *
         * <p>Sharing saves a TCP and TLS handshake if a channel was idle for 30 seconds. The risk: HTTP/1.1 does not say
         * which request a response belongs to. If a server or an intermediary sends an unexpected response after the
         * connection was checked, the next request receives it. With sharing, that may be another channel's request.
         */
        public Builder shareConnections(boolean share) {
            settings.shareConnections = share;
            return this;
        }

        /**
         * Adds the calling application to the {@code User-Agent} header: {@code my-shop/1.4.0} is sent as {@code
         * my-shop/1.4.0 waba-profile/VERSION}. The default contains the library only. Meta documents the form name,
         * slash, three numbers.
         *
         * @param products one or more products as RFC 9110 defines them, separated by one space; at most 256 characters
         * @throws IllegalArgumentException if the text has another form, such as a line break or a comment
         */
        public Builder userAgent(String products) {
            settings.userAgent = UserAgent.startingWith(products);
            return this;
        }

        /** Sets the wall clock, which is compared with dates in response headers. For tests. */
        public Builder clock(InstantSource source) {
            settings.clock = source;
            return this;
        }

        /** Sets the monotonic clock of time limits and rates, in nanoseconds. For tests. */
        public Builder nanoTime(LongSupplier source) {
            settings.nanoTime = source;
            return this;
        }

        /** Sets the function that waits between attempts. For tests. */
        public Builder sleeper(Sleeper wait) {
            settings.sleeper = wait;
            return this;
        }

        /** Sets the random numbers for waits before retries, from 0 (inclusive) to 1 (exclusive). For tests. */
        public Builder random(DoubleSupplier source) {
            settings.random = source;
            return this;
        }

        /**
         * Creates the connection. Sends no request.
         *
         * @throws IllegalArgumentException if a key must not be sent to the address; the message contains the reason
         * @throws IllegalStateException if Feign, Jackson, Resilience4j or Micrometer is too old; the message contains
         *     the required version
         */
        public ApiConnection build() {
            LibraryVersions.check();
            return new ApiConnection(settings, settings.checkedAddress());
        }
    }
}
