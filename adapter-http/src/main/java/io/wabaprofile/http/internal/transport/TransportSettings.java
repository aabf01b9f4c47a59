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
 * @param connectTimeout for name resolution, connecting, the proxy's response and the TLS handshake together
 * @param maxConnections how many connections are open at once, idle ones included
 * @param shareConnections whether channels may use each other's connections
 * @param userAgent the value of the {@code User-Agent} header
 */
public record TransportSettings(
        URI base,
        @Nullable SSLContext tls,
        @Nullable ProxyEndpoint proxy,
        Duration connectTimeout,
        int maxConnections,
        boolean shareConnections,
        String userAgent) {

    /** An HTTP proxy, and the value of {@code Proxy-Authorization} if it asks for one. */
    public record ProxyEndpoint(
            String host, int port, @Nullable String authorization) {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /** Without the brackets of an IPv6 address. */
    public String host() {
        return base.getHost().replace("[", "").replace("]", "");
    }

    public boolean isSecure() {
        return base.getScheme().equals("https");
    }

    public int port() {
        return base.getPort() >= 0 ? base.getPort() : isSecure() ? 443 : 80;
    }

    /** The {@code Host} header: the port is left out if it is the scheme's default. */
    public String authority() {
        return port() == (isSecure() ? 443 : 80) ? base.getHost() : base.getHost() + ":" + port();
    }
}
