package io.wabaprofile.http.internal.transport;

import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The host of a transport and the settings of its connections.
 *
 * @param base {@code https://host[:port][/prefix]}, or the same with {@code http} for private addresses
 * @param tls null for the JVM's default context
 * @param proxy null for a direct connection
 * @param connectTimeout for name resolution, connecting, the proxy's response and the TLS handshake together
 * @param maxConnections the maximum number of open connections, including idle connections
 * @param shareConnections whether channels may use each other's connections
 * @param userAgent the value of the {@code User-Agent} header
 * @param anonymous whether to send no credential, to connect with TLS to public addresses only, and to use each connection
 *     once. A proxy resolves the name itself, so its addresses are not checked
 */
public record TransportSettings(
        URI base,
        @Nullable SSLContext tls,
        @Nullable ProxyEndpoint proxy,
        Duration connectTimeout,
        int maxConnections,
        boolean shareConnections,
        String userAgent,
        boolean anonymous) {

    /** Creates the settings of a transport that sends credentials. */
    public TransportSettings(
            URI base,
            @Nullable SSLContext tls,
            @Nullable ProxyEndpoint proxy,
            Duration connectTimeout,
            int maxConnections,
            boolean shareConnections,
            String userAgent) {
        this(base, tls, proxy, connectTimeout, maxConnections, shareConnections, userAgent, false);
    }

    /** An HTTP proxy, and the value of {@code Proxy-Authorization} if the proxy requires it. */
    public record ProxyEndpoint(
            String host, int port, @Nullable String authorization) {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /** Returns the host without the brackets of an IPv6 address. */
    public String host() {
        return base.getHost().replace("[", "").replace("]", "");
    }

    public boolean isSecure() {
        return base.getScheme().equals("https");
    }

    public int port() {
        return base.getPort() >= 0 ? base.getPort() : isSecure() ? 443 : 80;
    }

    /** Returns the host, with the brackets of an IPv6 address, and the port. */
    public String hostAndPort() {
        return base.getHost() + ":" + port();
    }

    /** Returns the {@code Host} header, without the port if it is the default port of the scheme. */
    public String authority() {
        return port() == (isSecure() ? 443 : 80) ? base.getHost() : hostAndPort();
    }
}
