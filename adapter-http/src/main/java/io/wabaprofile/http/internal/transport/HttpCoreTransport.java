package io.wabaprofile.http.internal.transport;

import feign.Client;
import feign.Request;
import feign.Response;
import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.request.CallOptions;
import io.wabaprofile.http.internal.request.FailureKind;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolEntry;
import org.apache.hc.core5.pool.PoolStats;
import org.apache.hc.core5.pool.StrictConnPool;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends all requests of a connection to its host, directly or through a proxy. Adds the credential, so Feign does not
 * see
 * it. Does not follow redirects, decode content or retry requests. Thread-safe.
 */
public final class HttpCoreTransport implements Client, AutoCloseable {
    private static final long MAX_IDLE = TimeUnit.SECONDS.toNanos(30);
    private static final Object SHARED = new Object();

    private final TransportSettings settings;
    private final RequestTranslator requests;
    private final ConnectionOpener opener;
    private final StrictConnPool<Object, HttpConnection> pool;
    private final ExchangeMonitor monitor;
    private final LongSupplier nanoTime;
    /** Runs name lookups and code of the caller, which may block. */
    private final ExecutorService executor =
            Executors.newCachedThreadPool(new DefaultThreadFactory("waba-profile-http", true));

    private volatile boolean closed;

    /** @param nanoTime a monotonic clock */
    public HttpCoreTransport(TransportSettings settings, LongSupplier nanoTime) {
        this(settings, InetAddress::getAllByName, nanoTime);
    }

    HttpCoreTransport(TransportSettings settings, HostResolver.Lookup lookup, LongSupplier nanoTime) {
        this.settings = settings;
        this.requests = new RequestTranslator(settings);
        this.opener = new ConnectionOpener(settings, lookup, executor, nanoTime);
        this.pool = new StrictConnPool<>(settings.maxConnections(), settings.maxConnections());
        this.monitor = new ExchangeMonitor(nanoTime, this::evictIdle);
        this.nanoTime = nanoTime;
    }

    /** @throws AttemptFailure if no complete response arrived within the limit of the options */
    @Override
    public Response execute(Request request, Request.Options options) {
        CallOptions callOptions = (CallOptions) options;
        HttpExchange exchange = new HttpExchange(callOptions, nanoTime.getAsLong(), executor);
        ClassicHttpRequest message = requests.translate(request, callOptions, exchange);
        monitor.add(exchange);
        Lease lease = null;
        try {
            lease = lease(callOptions, exchange);
            Response response = exchange(lease, message, request, callOptions, exchange);
            callOptions.keepConnection(lease);
            lease = null;
            return response;
        } catch (IOException | HttpException | RuntimeException | InterruptedException e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            boolean connected = lease != null && lease.entry.hasConnection();
            throw exchange.fail(e, connected, nanoTime.getAsLong());
        } finally {
            monitor.remove(exchange);
            exchange.finish();
            if (lease != null) {
                lease.release(false);
            }
        }
    }

    private Lease lease(CallOptions options, HttpExchange exchange) throws InterruptedException {
        if (closed) {
            throw AttemptFailure.of(FailureKind.CLOSED, "the connection is closed");
        }
        Object route = settings.shareConnections() ? SHARED : options.channelId();
        try {
            long left = exchange.end() - nanoTime.getAsLong();
            return new Lease(pool.lease(route, null, Timeout.ofNanoseconds(Math.max(1, left)), null)
                    .get());
        } catch (ExecutionException | IllegalStateException e) {
            throw AttemptFailure.causedBy(closed ? FailureKind.CLOSED : FailureKind.BUSY, e);
        }
    }

    private Response exchange(
            Lease lease, ClassicHttpRequest message, Request request, CallOptions options, HttpExchange exchange)
            throws HttpException, IOException, InterruptedException {
        if (closed) {
            exchange.abort(AttemptFailure.cancelled("the connection was closed"));
        }
        HttpConnection connection = lease.connect(exchange);
        boolean sent = send(connection, message, exchange);
        ClassicHttpResponse head = connection.receiveHead();
        byte[] body = connection.receiveBody(message.getMethod(), head, options.responseLimit());
        lease.reusable = sent && !settings.anonymous() && connection.allowsAnother(message, head);
        Map<String, Collection<String>> headers = new LinkedHashMap<>();
        for (Header header : head.getHeaders()) {
            headers.computeIfAbsent(header.getName(), key -> new ArrayList<>(1)).add(header.getValue());
        }
        return Response.builder()
                .status(head.getCode())
                .headers(headers)
                .body(body)
                .request(request)
                .build();
    }

    /**
     * Sends the request and returns whether all of it was sent. A server may respond before it has read the whole
     * request:
     * then sending stops or fails, and the response reports the reason. Without a response, receiving fails too.
     */
    private boolean send(HttpConnection connection, ClassicHttpRequest message, HttpExchange exchange)
            throws HttpException {
        connection.startResponse();
        exchange.startSending(connection, nanoTime.getAsLong());
        boolean sent = false;
        try {
            connection.send(message);
            sent = true;
        } catch (IOException e) {
            // the response, or the failure to receive it, reports the reason
        } finally {
            sent &= exchange.endSending();
        }
        return sent;
    }

    /** Returns a probe that opens a connection of its own. The caller closes it. */
    public ConnectionProbe probe() {
        return new ConnectionProbe(settings, opener, requests, monitor, executor, nanoTime);
    }

    private boolean evictIdle() {
        pool.enumAvailable(entry -> {
            if (!entry.getConnection().isReusable(nanoTime.getAsLong(), MAX_IDLE)) {
                entry.discardConnection(CloseMode.IMMEDIATE);
            }
        });
        return connections().getAvailable() > 0;
    }

    PoolStats connections() {
        return pool.getTotalStats();
    }

    /** Aborts the exchanges in progress and closes every connection. Later requests fail. */
    @Override
    public void close() {
        closed = true;
        monitor.abortAll(AttemptFailure.cancelled("the connection was closed"));
        opener.close();
        pool.close(CloseMode.IMMEDIATE);
        monitor.close();
        executor.shutdownNow();
    }

    /** A leased entry of the pool, with or without an open connection. */
    private final class Lease implements CallOptions.LeasedConnection {
        private final PoolEntry<Object, HttpConnection> entry;
        private boolean reusable;

        private Lease(PoolEntry<Object, HttpConnection> entry) {
            this.entry = entry;
        }

        private HttpConnection connect(HttpExchange exchange) throws HttpException, IOException, InterruptedException {
            HttpConnection idle = entry.getConnection();
            if (idle != null && !idle.isReusable(nanoTime.getAsLong(), MAX_IDLE)) {
                entry.discardConnection(CloseMode.IMMEDIATE);
            }
            if (!entry.hasConnection()) {
                entry.assignConnection(opener.connect(exchange));
            }
            HttpConnection connection = entry.getConnection();
            exchange.use(connection.channel(), exchange.end());
            return connection;
        }

        @Override
        public void release(boolean decoded) {
            if (closed || !reusable || !decoded) {
                entry.discardConnection(CloseMode.IMMEDIATE);
            } else {
                entry.getConnection().becomesIdle(nanoTime.getAsLong());
            }
            pool.release(entry, true);
        }
    }
}
