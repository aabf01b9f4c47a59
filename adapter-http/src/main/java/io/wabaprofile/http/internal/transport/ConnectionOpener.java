package io.wabaprofile.http.internal.transport;

import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.request.FailureKind;
import io.wabaprofile.http.internal.transport.TransportSettings.ProxyEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections: resolves the name, tries each address, opens a tunnel through the proxy, completes the TLS
 * handshake.
 * The connect timeout limits all steps together. Thread-safe.
 */
final class ConnectionOpener implements AutoCloseable {
    private final TransportSettings settings;
    private final HostResolver resolver;
    private final int port;
    private final LongSupplier nanoTime;
    private volatile @Nullable InetAddress lastConnected;

    ConnectionOpener(TransportSettings settings, HostResolver.Lookup lookup, Executor executor, LongSupplier nanoTime) {
        this.settings = settings;
        this.nanoTime = nanoTime;
        ProxyEndpoint proxy = settings.proxy();
        this.resolver = new HostResolver(proxy == null ? settings.host() : proxy.host(), lookup, executor);
        this.port = proxy == null ? settings.port() : proxy.port();
    }

    /**
     * Opens a connection. If this fails, the end of the exchange closes the channel.
     *
     * @throws ConnectFailure if no connection was established
     * @throws AttemptFailure if the proxy refused, or the key must not be sent to the address
     */
    HttpConnection connect(HttpExchange exchange) throws ConnectFailure, InterruptedException {
        long start = nanoTime.getAsLong();
        long timeout = Math.min(settings.connectTimeout().toNanos(), exchange.end() - start);
        ProxyEndpoint proxy = settings.proxy();
        String target = proxy == null ? settings.hostAndPort() : "the proxy " + proxy;
        try {
            List<InetAddress> addresses = lastConnectedFirst(addresses(timeout));
            SocketChannel channel = connectToOne(addresses, exchange, start + timeout);
            lastConnected = channel.socket().getInetAddress();
            exchange.use(channel, start + timeout);
            CarrierSocket carrier = new CarrierSocket(channel.socket());
            if (settings.isSecure() && proxy != null) {
                openTunnel(new HttpConnection(channel, carrier, carrier), proxy);
                target = settings.hostAndPort() + " through " + target;
            }
            return new HttpConnection(
                    channel, carrier, settings.isSecure() ? handshake(carrier, settings.tls()) : carrier);
        } catch (IOException | HttpException e) {
            throw nanoTime.getAsLong() - start >= timeout
                    ? ConnectFailure.timedOut(target, timeout, e)
                    : ConnectFailure.of(target, e);
        }
    }

    /** Returns the addresses of the host, or of the proxy, to which the request may be sent. */
    List<InetAddress> addresses(long timeoutNanos) throws IOException, InterruptedException {
        return permitted(resolver.resolve(timeoutNanos));
    }

    /**
     * Returns the addresses to which the request may be sent. Without TLS, no certificate proves who has an address, so
     * only private addresses are permitted. With TLS, an anonymous request is permitted to public addresses only. The
     * connection uses these addresses, so a later answer of the name server has no effect.
     */
    private List<InetAddress> permitted(InetAddress[] resolved) {
        List<InetAddress> addresses = new ArrayList<>(List.of(resolved));
        if (settings.proxy() != null || (settings.isSecure() && !settings.anonymous())) {
            return addresses;
        }
        boolean publicOnly = settings.isSecure();
        addresses.removeIf(one -> !(publicOnly ? AddressRanges.isPublic(one) : AddressRanges.isPrivate(one)));
        if (addresses.isEmpty()) {
            String rule =
                    publicOnly ? "a picture is read from public addresses only" : "plain HTTP is for private addresses";
            throw AttemptFailure.of(
                    FailureKind.NOT_TRUSTED,
                    "cannot connect to " + settings.hostAndPort() + ": " + rule + ", but the name leads to "
                            + resolved[0].getHostAddress());
        }
        return addresses;
    }

    /** Moves the last connected address to the front, so that an unreachable address does not delay each connection. */
    private List<InetAddress> lastConnectedFirst(List<InetAddress> addresses) {
        InetAddress last = lastConnected;
        if (last != null && addresses.remove(last)) {
            addresses.add(0, last);
        }
        return addresses;
    }

    /** Tries each address. Divides the remaining time equally. */
    SocketChannel connectToOne(List<InetAddress> addresses, HttpExchange exchange, long end) throws IOException {
        IOException failure = new IOException("the time was over before the first address was tried");
        for (int index = 0; index < addresses.size(); index++) {
            long now = nanoTime.getAsLong();
            SocketChannel channel = SocketChannel.open();
            try {
                exchange.use(channel, now + (end - now) / (addresses.size() - index));
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.connect(new InetSocketAddress(addresses.get(index), port));
                return channel;
            } catch (IOException | UnsupportedAddressTypeException e) {
                HttpExchange.closeQuietly(channel);
                failure = e instanceof IOException reason ? reason : new IOException(e);
            }
        }
        throw failure;
    }

    void openTunnel(HttpConnection connection, ProxyEndpoint proxy) throws HttpException, IOException {
        String authority = settings.hostAndPort();
        BasicClassicHttpRequest request = new BasicClassicHttpRequest("CONNECT", (HttpHost) null, authority);
        request.setHeader(HttpHeaders.HOST, authority);
        if (proxy.authorization() != null) {
            request.setHeader(HttpHeaders.PROXY_AUTHORIZATION, proxy.authorization());
        }
        connection.startResponse();
        connection.send(request);
        ClassicHttpResponse response = connection.receiveHead();
        if (response.getCode() >= 300) {
            boolean isTemporary = response.getCode() >= 500 || response.getCode() == 408 || response.getCode() == 429;
            throw AttemptFailure.refusedByProxy(
                    isTemporary ? FailureKind.NOT_SENT : FailureKind.PROXY_REFUSED,
                    response.getCode(),
                    proxy.toString(),
                    authority);
        }
        if (connection.hasUnreadBytes()) {
            throw new IOException("the proxy sent bytes before the TLS handshake");
        }
    }

    /**
     * Completes the TLS handshake. Sets the host name check, because a system property can disable the JDK's default.
     *
     * @param tls null for the JVM's default context
     */
    SSLSocket handshake(Socket carrier, @Nullable SSLContext tls) throws IOException {
        try {
            SSLContext context = tls == null ? SSLContext.getDefault() : tls;
            SSLSocket secured = (SSLSocket)
                    context.getSocketFactory().createSocket(carrier, settings.host(), settings.port(), true);
            SSLParameters parameters = secured.getSSLParameters();
            parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secured.setSSLParameters(parameters);
            secured.startHandshake();
            return secured;
        } catch (NoSuchAlgorithmException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        resolver.close();
    }
}
