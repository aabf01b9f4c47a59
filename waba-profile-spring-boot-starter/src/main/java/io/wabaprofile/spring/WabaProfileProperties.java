package io.wabaprofile.spring;

import io.wabaprofile.http.ConcurrencySettings;
import io.wabaprofile.http.RetrySettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties below {@code waba-profile}.
 *
 * @param baseUrls The addresses of the APIs.
 * @param graph Settings of channels in the mode graph.
 * @param allowPlainHttpOnLoopback Whether base URLs may be http://127.0.0.1 or http://[::1].
 * @param allowPlainHttpTo Hosts on a private network that base URLs may name with http://, such as simulator in Docker Compose.
 * @param callTimeout Time limit of one call with all its requests, attempts and waits. Up to 1 day.
 * @param attemptTimeout Time limit of one attempt, including the response body. Up to 1 day.
 * @param retries Limits of retries.
 * @param concurrency Limits of concurrent requests.
 * @param proxy The HTTP proxy that requests go through.
 * @param ssl TLS settings.
 * @param userAgent Products to put before the library's in the User-Agent header, such as my-shop/1.4.0.
 * @param shareConnections Whether channels share idle connections.
 * @param channels The WhatsApp numbers, by a name that you choose.
 * @param problemDetails Responses of your REST controllers after a failed call.
 * @param health Settings of the health indicator, which management.health.waba-profile.enabled switches on.
 * @param fleet The fleet of many channels.
 */
@ConfigurationProperties(WabaProfileProperties.PREFIX)
record WabaProfileProperties(
        @DefaultValue BaseUrls baseUrls,
        @DefaultValue Graph graph,
        @DefaultValue("false") boolean allowPlainHttpOnLoopback,
        @DefaultValue List<String> allowPlainHttpTo,
        @DefaultValue("30s") Duration callTimeout,
        @DefaultValue("10s") Duration attemptTimeout,
        @DefaultValue Retries retries,
        @DefaultValue Concurrency concurrency,
        @Nullable Proxy proxy,
        @DefaultValue Ssl ssl,
        @Nullable String userAgent,
        @DefaultValue("false") boolean shareConnections,
        @DefaultValue Map<String, Channel> channels,
        @DefaultValue ProblemDetails problemDetails,
        @DefaultValue Health health,
        @DefaultValue FleetSettings fleet) {
    static final String PREFIX = "waba-profile";

    /**
     * The addresses of the APIs.
     *
     * @param cloud Address of the Cloud API.
     * @param onPremise Address of the On-Premise API.
     * @param upload Address of the Resumable Upload API. The address of the Cloud API by default.
     * @param graph Address of Meta's Graph API, without the version.
     */
    record BaseUrls(
            @DefaultValue("https://waba-v2.360dialog.io") URI cloud,
            @DefaultValue("https://waba.360dialog.io") URI onPremise,
            @Nullable URI upload,
            @DefaultValue("https://graph.facebook.com") URI graph) {}

    /**
     * Settings of Meta's Graph API.
     *
     * @param version Version of the Graph API, such as v23.0. Required if a channel has the mode graph.
     */
    record Graph(@Nullable String version) {}

    /**
     * Limits of retries.
     *
     * @param maxAttempts Maximum number of attempts of a request, including the first. 1 to 10; 1 disables retries.
     * @param transientBase Base of the random wait after a failure of the server or the network. Up to 1 hour.
     * @param throttlingBase Base of the random wait after too many requests. Up to 1 hour.
     * @param longestWait Limit of a random wait. Up to 1 hour.
     */
    record Retries(
            @DefaultValue("3") int maxAttempts,
            @DefaultValue("50ms") Duration transientBase,
            @DefaultValue("1s") Duration throttlingBase,
            @DefaultValue("20s") Duration longestWait) {
        RetrySettings settings() {
            return new RetrySettings(maxAttempts, transientBase, throttlingBase, longestWait);
        }
    }

    /**
     * Limits of concurrent requests.
     *
     * @param requestsPerHost Maximum number of concurrent requests and open connections per host. 1 to 1000.
     * @param callsPerChannel Maximum number of concurrent calls of one channel. 1 to 1000.
     * @param uploads Maximum number of concurrent uploads per host. 1 to 1000.
     * @param maxWait How long a call waits for a permit. Its time limit also ends the wait. Up to 1 day.
     */
    record Concurrency(
            @DefaultValue("64") int requestsPerHost,
            @DefaultValue("4") int callsPerChannel,
            @DefaultValue("4") int uploads,
            @DefaultValue("1d") Duration maxWait) {
        ConcurrencySettings settings() {
            return new ConcurrencySettings(requestsPerHost, callsPerChannel, uploads, maxWait);
        }
    }

    /**
     * The HTTP proxy.
     *
     * @param host Name or IP address of the proxy. An empty text means no proxy.
     * @param port Port of the proxy.
     * @param user User name for the proxy.
     * @param password Password for the proxy.
     */
    record Proxy(
            @Nullable String host,
            @DefaultValue("80") int port,
            @Nullable String user,
            @Nullable String password) {
        /** Omits the credentials. */
        @Override
        public String toString() {
            return "Proxy[" + host + ":" + port + "]";
        }
    }

    /**
     * TLS settings.
     *
     * @param bundle Name of the SSL bundle with the trusted authorities and the client certificate. The JVM's trusted
     *     authorities by default.
     */
    record Ssl(@Nullable String bundle) {}

    /**
     * A WhatsApp number.
     *
     * @param mode The API in which the number is registered.
     * @param key Where the API key or the access token is, such as env:D360_API_KEY, file:/run/secrets/shop or
     *     property:shop.key. Not the key itself.
     * @param phoneNumberId Meta's ID of the number. Required in the mode graph, and only for it.
     * @param appId Meta's ID of the app that the access token belongs to, for uploads. By default the app of the token.
     */
    record Channel(
            @DefaultValue("cloud") Mode mode,
            @Nullable String key,
            @Nullable String phoneNumberId,
            @Nullable String appId) {
        /** Omits the key reference, which may be a key by mistake. */
        @Override
        public String toString() {
            return "Channel[" + mode + "]";
        }
    }

    /** The API in which a number is registered. */
    enum Mode {
        /** The Cloud API at 360dialog. */
        CLOUD,
        /** Meta's Graph API. The key is an access token. */
        GRAPH,
        /** The On-Premise API. Needs the artifact adapter-onpremise. */
        ON_PREMISE
    }

    /**
     * Responses of REST controllers.
     *
     * @param enabled Whether a failed call of a controller is answered with a problem detail.
     */
    record ProblemDetails(@DefaultValue("true") boolean enabled) {}

    /**
     * The health indicator.
     *
     * @param timeToLive How long a result is reported before the profile is read again. At least 1 second.
     */
    record Health(@DefaultValue("5m") Duration timeToLive) {}

    /**
     * The fleet of many channels. Needs the artifact profile-fleet.
     *
     * @param file The fleet file. Without it, there is no fleet.
     * @param engine Where the fleet runs. By default on PostgreSQL if the application has fleet-postgres and one data source.
     * @param requestsPerSecond Maximum number of requests per second and host. 1 to 10000.
     * @param workers Maximum number of concurrent calls. 1 to 1000.
     * @param maxAttempts How often a channel is tried. 1 to 100.
     * @param maxFailures A run stops after more than this number of failed channels. Not limited by default.
     * @param longestWait A channel that would have to wait longer ends as throttled. Up to 1 day.
     * @param runFile The file that records an apply on this machine, so that it can be continued.
     * @param photoLock The lock file of photos on this machine.
     */
    record FleetSettings(
            @Nullable Path file,
            @Nullable EngineKind engine,
            @DefaultValue("20") int requestsPerSecond,
            @DefaultValue("16") int workers,
            @DefaultValue("5") int maxAttempts,
            @Nullable Integer maxFailures,
            @DefaultValue("15m") Duration longestWait,
            @Nullable Path runFile,
            @Nullable Path photoLock) {}

    /** Where a fleet runs. */
    enum EngineKind {
        /** On this machine. */
        LOCAL,
        /** On each machine that runs the same fleet with the same database. */
        POSTGRES
    }
}
