package io.wabaprofile.http.internal.transport;

import io.wabaprofile.http.internal.transport.TransportSettings.ProxyEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections: resolves the name, tries each address, asks the proxy for a tunnel, completes the TLS handshake. All
 * of it together takes no longer than the connect timeout.
 */
final class Connector implements AutoCloseable {
    private final TransportSettings settings;
    private final AddressResolver resolver;
    private final int port;
    private final LongSupplier nanoTime;
    private volatile @Nullable InetAddress lastConnected;

    Connector(TransportSettings settings, AddressResolver.Lookup lookup, Executor executor, LongSupplier nanoTime) {
        this.settings = settings;
        this.nanoTime = nanoTime;
        ProxyEndpoint proxy = settings.proxy();
        this.resolver = new AddressResolver(proxy == null ? settings.host() : proxy.host(), lookup, executor);
        this.port = proxy == null ? settings.port() : proxy.port();
    }

    HttpConnection connect(Exchange exchange) throws HttpException, IOException, InterruptedException {
        long start = nanoTime.getAsLong();
        long timeout = Math.min(settings.connectTimeout().toNanos(), exchange.end() - start);
        List<InetAddress> addresses = inOrderOfTrial(resolver.resolve(timeout));
        SocketChannel channel = connectToOne(addresses, exchange, start + timeout);
        boolean connected = false;
        try {
            exchange.use(channel, start + timeout);
            HttpConnection connection = HttpConnection.plain(channel);
            if (settings.isSecure()) {
                if (settings.proxy() != null) {
                    openTunnel(connection, settings.proxy());
                }
                CarrierSocket carrier = new CarrierSocket(channel.socket());
                connection = HttpConnection.secured(
                        channel,
                        TlsPolicy.handshake(settings.tls(), carrier, settings.host(), settings.port()),
                        carrier);
            }
            connected = true;
            return connection;
        } finally {
            if (!connected) {
                Exchange.closeQuietly(channel);
            }
        }
    }

    /** The address of the last success first, so that a dead address delays one connection and not each of them. */
    private List<InetAddress> inOrderOfTrial(InetAddress[] resolved) {
        List<InetAddress> addresses = new ArrayList<>(List.of(resolved));
        InetAddress last = lastConnected;
        if (last != null && addresses.remove(last)) {
            addresses.add(0, last);
        }
        return addresses;
    }

    /** Gives each address an equal share of the time that is left. */
    private SocketChannel connectToOne(List<InetAddress> addresses, Exchange exchange, long end) throws IOException {
        IOException failure = new IOException("no address could be tried in time");
        for (int tried = 0; tried < addresses.size() && exchange.aborted() == null; tried++) {
            long now = nanoTime.getAsLong();
            SocketChannel channel = SocketChannel.open();
            try {
                exchange.use(channel, now + (end - now) / (addresses.size() - tried));
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.connect(new InetSocketAddress(addresses.get(tried), port));
                lastConnected = addresses.get(tried);
                return channel;
            } catch (IOException | UnsupportedAddressTypeException e) {
                Exchange.closeQuietly(channel);
                if (Thread.currentThread().isInterrupted()) {
                    throw new IOException(e);
                }
                failure = e instanceof IOException reason ? reason : new IOException(e);
            }
        }
        throw failure;
    }

    private void openTunnel(HttpConnection connection, ProxyEndpoint proxy) throws HttpException, IOException {
        String authority = settings.base().getHost() + ":" + settings.port();
        BasicClassicHttpRequest request = new BasicClassicHttpRequest("CONNECT", (HttpHost) null, authority);
        request.setHeader(HttpHeaders.HOST, authority);
        if (proxy.authorization() != null) {
            request.setHeader(HttpHeaders.PROXY_AUTHORIZATION, proxy.authorization());
        }
        connection.startResponse();
        connection.send(request);
        ClassicHttpResponse response = connection.receiveHead();
        if (response.getCode() >= 300) {
            throw new ProxyRefusedException(proxy.toString(), response.getCode());
        }
        if (connection.hasUnreadBytes()) {
            throw new IOException("the proxy sent bytes before the TLS handshake");
        }
    }

    @Override
    public void close() {
        resolver.close();
    }
}
