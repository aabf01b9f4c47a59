package io.wabaprofile.http.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Finds the address of one host. Off the caller's thread, unless the host is an address itself: a resolver may take minutes,
 * and heeds neither an interrupt nor a time limit.
 */
final class HostLookup implements AutoCloseable {
    private final String name;
    private final int port;
    private final boolean secure;
    private final Resolver resolver;
    private final Executor threads;
    private final Map<Object, CompletableFuture<InetAddress>> underWay = new ConcurrentHashMap<>();

    /** Asks for the address of a name. */
    interface Resolver {
        InetAddress resolve(String name) throws UnknownHostException;
    }

    HostLookup(URI base, Resolver resolver, Executor threads) {
        String host = base.getHost();
        this.name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        this.secure = base.getScheme().equals("https");
        this.port = base.getPort() >= 0 ? base.getPort() : secure ? 443 : 80;
        this.resolver = resolver;
        this.threads = threads;
    }

    /** Without the brackets of an IPv6 address. */
    String name() {
        return name;
    }

    int port() {
        return port;
    }

    boolean isSecure() {
        return secure;
    }

    /**
     * @throws SocketTimeoutException if there is no answer in time
     * @throws IOException if there is no address, or the lookup was closed meanwhile
     */
    InetSocketAddress address(long limitNanos) throws IOException, InterruptedException {
        if (isLiteral()) {
            return new InetSocketAddress(InetAddress.getByName(name), port);
        }
        CompletableFuture<InetAddress> found = new CompletableFuture<>();
        Object place = new Object();
        underWay.put(place, found);
        try {
            threads.execute(() -> ask(found));
            return new InetSocketAddress(found.get(limitNanos, TimeUnit.NANOSECONDS), port);
        } catch (TimeoutException e) {
            throw new SocketTimeoutException("the host's address was not found in time");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException unknown ? unknown : new IOException(e.getCause());
        } catch (CancellationException | RejectedExecutionException e) {
            throw new IOException("closed", e);
        } finally {
            underWay.remove(place);
        }
    }

    private boolean isLiteral() {
        return name.indexOf(':') >= 0 || name.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }

    private void ask(CompletableFuture<InetAddress> found) {
        try {
            found.complete(resolver.resolve(name));
        } catch (UnknownHostException | RuntimeException e) {
            found.completeExceptionally(e);
        }
    }

    /** Ends the lookups under way. */
    @Override
    public void close() {
        underWay.values().forEach(found -> found.cancel(true));
    }
}
