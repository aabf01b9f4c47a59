package io.wabaprofile.spring;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.HttpProxy;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundles;

/** One connection per base URL, built when it is first needed. The context closes them. */
final class ApiConnections implements AutoCloseable {
    private final WabaProfileProperties properties;
    private final @Nullable SslBundles bundles;
    private final Consumer<ApiConnection.Builder> customizer;
    private final Map<URI, ApiConnection> connections = new ConcurrentHashMap<>();

    /** @param customizer is called for each connection after the properties were applied */
    ApiConnections(
            WabaProfileProperties properties,
            @Nullable SslBundles bundles,
            Consumer<ApiConnection.Builder> customizer) {
        this.properties = properties;
        this.bundles = bundles;
        this.customizer = customizer;
    }

    /** @param property the property that has the address, for messages */
    ApiConnection to(URI base, String property) {
        return connections.computeIfAbsent(base, address -> {
            ApiConnection.Builder builder = configured(ApiConnection.to(address));
            return checked(property, "Correct the address.", builder::build);
        });
    }

    /** Returns the connection to the Graph API in the configured version. */
    ApiConnection toGraph() {
        String version = properties.graph().version();
        if (version == null || version.isBlank()) {
            throw new InvalidPropertyException(
                    WabaProfileProperties.PREFIX + ".graph.version",
                    "is not set, and a channel has the mode graph.",
                    "Set the version of the Graph API, such as v23.0.");
        }
        return toGraph(version);
    }

    /** Returns the connection to the Graph API in this version. */
    ApiConnection toGraph(String version) {
        URI base = properties.baseUrls().graph();
        ApiConnection.Builder graph =
                checked("graph.version", "Correct the version.", () -> ApiConnection.toGraph(base, version));
        return connections.computeIfAbsent(URI.create(base + "/" + version), address -> {
            ApiConnection.Builder builder = configured(graph);
            return checked("base-urls.graph", "Correct the address.", builder::build);
        });
    }

    /** Returns other connections with the same settings and this one. The caller closes them. */
    ApiConnections with(Consumer<ApiConnection.Builder> setting) {
        return new ApiConnections(properties, bundles, customizer.andThen(setting));
    }

    private ApiConnection.Builder configured(ApiConnection.Builder builder) {
        builder.shareConnections(properties.shareConnections())
                .retries(checked("retries", "Correct the value.", properties.retries()::settings))
                .concurrency(checked("concurrency", "Correct the value.", properties.concurrency()::settings));
        checked("call-timeout", "Correct the value.", () -> builder.callLimit(properties.callTimeout()));
        checked("attempt-timeout", "Correct the value.", () -> builder.attemptLimit(properties.attemptTimeout()));
        if (properties.allowPlainHttpOnLoopback()) {
            builder.allowPlainHttpOnLoopback();
        }
        properties
                .allowPlainHttpTo()
                .forEach(host ->
                        checked("allow-plain-http-to", "Correct the host.", () -> builder.allowPlainHttpTo(host)));
        String userAgent = properties.userAgent();
        if (userAgent != null) {
            checked("user-agent", "Correct the value.", () -> builder.userAgent(userAgent));
        }
        WabaProfileProperties.Proxy proxy = properties.proxy();
        if (proxy != null && !"".equals(proxy.host())) {
            builder.proxy(httpProxy(proxy));
        }
        String bundle = properties.ssl().bundle();
        if (bundle != null && !bundle.isEmpty()) {
            builder.tls(sslContext(bundle));
        }
        customizer.accept(builder);
        return builder;
    }

    private static HttpProxy httpProxy(WabaProfileProperties.Proxy proxy) {
        String host = proxy.host();
        if (host == null) {
            throw new InvalidPropertyException(
                    WabaProfileProperties.PREFIX + ".proxy.host", "is not set.", "Set the host of the proxy.");
        }
        return checked("proxy", "Correct the host, port, user or password.", () -> {
            HttpProxy server = HttpProxy.of(host, proxy.port());
            String user = proxy.user();
            String password = proxy.password();
            return user == null ? server : server.withCredentials(user, password == null ? "" : password);
        });
    }

    private SSLContext sslContext(String bundle) {
        if (bundles == null) {
            throw new InvalidPropertyException(
                    WabaProfileProperties.PREFIX + ".ssl.bundle",
                    "there are no SSL bundles in this application.",
                    "Define the bundle with the properties below spring.ssl.bundle.");
        }
        return checked(
                "ssl.bundle",
                "Define the bundle with the properties below spring.ssl.bundle.",
                () -> bundles.getBundle(bundle).createSslContext());
    }

    /** Adds the property to the message of an exception. Messages of the library's settings contain no secrets. */
    private static <T> T checked(String property, String action, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException | org.springframework.boot.ssl.NoSuchSslBundleException invalid) {
            throw new InvalidPropertyException(
                    WabaProfileProperties.PREFIX + "." + property,
                    String.valueOf(invalid.getMessage()),
                    action,
                    invalid);
        }
    }

    @Override
    public void close() {
        connections.values().forEach(ApiConnection::close);
    }
}
