package io.wabaprofile.http.internal.transport;

import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How the transport reaches its host.
 *
 * @param base {@code https://host[:port][/prefix]}, or the same with {@code http} on loopback
 * @param tls null for the JVM's default context
 * @param proxy null for a direct connection
 * @param connectTimeout for name resolution, connecting, the proxy's answer and the TLS handshake together
 * @param maxConnections how many connections are open at once, idle ones included
 * @param shareConnections whether channels may use each other's connections
 */
public record TransportSettings(
        URI base,
        @Nullable SSLContext tls,
        @Nullable ProxyEndpoint proxy,
        Duration connectTimeout,
        int maxConnections,
        boolean shareConnections) {

    /**
     * An HTTP proxy.
     *
     * @param authorization the value of {@code Proxy-Authorization}; null if the proxy asks for none
     */
    public record ProxyEndpoint(
            String host, int port, @Nullable String authorization) {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /** Without the brackets of an IPv6 address. */
    String host() {
        String host = base.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    boolean isSecure() {
        return base.getScheme().equals("https");
    }

    int port() {
        return base.getPort() >= 0 ? base.getPort() : defaultPort();
    }

    /** The {@code Host} header: the port is left out if it is the scheme's default. */
    String authority() {
        return port() == defaultPort() ? base.getHost() : base.getHost() + ":" + port();
    }

    private int defaultPort() {
        return isSecure() ? 443 : 80;
    }
}
