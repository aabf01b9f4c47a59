package io.wabaprofile.http.internal.transport;

import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.request.FailureKind;
import io.wabaprofile.http.internal.transport.TransportSettings.ProxyEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Opens one connection with the steps of {@link ConnectionOpener}, one method per step, and sends one request without a
 * credential. All steps together take at most 9 seconds, and each of them at most the connect timeout. Not thread-safe.
 *
 * <p>A step that fails throws an {@link AttemptFailure}, and the steps after it must not be called.
 */
public final class ConnectionProbe implements AutoCloseable {
    private static final long LIMIT = TimeUnit.SECONDS.toNanos(9);
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    private final TransportSettings settings;
    private final ConnectionOpener opener;
    private final RequestTranslator requests;
    private final ExchangeMonitor monitor;
    private final Executor executor;
    private final LongSupplier nanoTime;
    private final long end;
    private @Nullable Opened opened;
    private @Nullable Socket secured;
    private long took;

    /** A connection that carries the bytes of the next step. */
    private record Opened(InetAddress address, HttpExchange exchange, SocketChannel channel, CarrierSocket carrier) {
        HttpConnection over(Socket socket) throws IOException {
            return new HttpConnection(channel, carrier, socket);
        }
    }

    ConnectionProbe(
            TransportSettings settings,
            ConnectionOpener opener,
            RequestTranslator requests,
            ExchangeMonitor monitor,
            Executor executor,
            LongSupplier nanoTime) {
        this.settings = settings;
        this.opener = opener;
        this.requests = requests;
        this.monitor = monitor;
        this.executor = executor;
        this.nanoTime = nanoTime;
        this.end = nanoTime.getAsLong() + LIMIT;
    }

    /** The host and port of the connection's address. */
    public String target() {
        return settings.hostAndPort();
    }

    /** The host and port of the proxy; null without one. */
    public @Nullable String proxy() {
        ProxyEndpoint proxy = settings.proxy();
        return proxy == null ? null : proxy.toString();
    }

    public boolean isSecure() {
        return settings.isSecure();
    }

    /** Whether the connection goes through a tunnel of the proxy. For plain HTTP, the proxy forwards each request. */
    public boolean hasTunnel() {
        return settings.proxy() != null && settings.isSecure();
    }

    /** The duration of the latest step. */
    public Duration took() {
        return Duration.ofNanos(took);
    }

    private interface Step<T> {
        T run(long limit) throws IOException, HttpException, InterruptedException;
    }

    private <T> T run(HttpExchange exchange, String server, long limit, Step<T> step) throws InterruptedException {
        long start = nanoTime.getAsLong();
        long most = Math.max(0, Math.min(limit, end - start));
        try {
            return step.run(most);
        } catch (AttemptFailure failure) {
            exchange.abort(failure);
            throw failure;
        } catch (IOException | HttpException | RuntimeException e) {
            AttemptFailure failure = exchange.fail(ConnectFailure.of(server, e), false, nanoTime.getAsLong());
            throw nanoTime.getAsLong() - start >= most
                            && !Thread.currentThread().isInterrupted()
                    ? ConnectFailure.timedOut(server, most, e).as(FailureKind.CONNECT_TIMED_OUT)
                    : failure;
        } finally {
            took = nanoTime.getAsLong() - start;
        }
    }

    private String server() {
        return settings.proxy() == null ? target() : "the proxy " + settings.proxy();
    }

    private HttpExchange exchange() {
        HttpExchange exchange = HttpExchange.until(end, nanoTime.getAsLong(), executor);
        monitor.add(exchange);
        return exchange;
    }

    private void end(HttpExchange exchange, @Nullable SocketChannel channel) {
        monitor.remove(exchange);
        exchange.finish();
        if (channel != null) {
            HttpExchange.closeQuietly(channel);
        }
    }

    private long stepLimit() {
        return settings.connectTimeout().toNanos();
    }

    /** Looks up the addresses of the host, or of the proxy. */
    public List<InetAddress> resolve() throws InterruptedException {
        HttpExchange exchange = exchange();
        try {
            return run(exchange, server(), stepLimit(), opener::addresses);
        } finally {
            end(exchange, null);
        }
    }

    /**
     * Connects to an address. Keeps the first connection for the next steps, and closes each other one.
     *
     * @param left the number of addresses that are not tried yet, including this one; they share the time
     */
    public void connect(InetAddress address, int left) throws InterruptedException {
        HttpExchange exchange = exchange();
        long limit = Math.min(stepLimit(), (end - nanoTime.getAsLong()) / (left + 1));
        Opened connected = null;
        try {
            connected = run(exchange, server(), limit, most -> {
                long stepEnd = nanoTime.getAsLong() + most;
                SocketChannel channel = opener.connectToOne(List.of(address), exchange, stepEnd);
                return new Opened(address, exchange, channel, new CarrierSocket(channel.socket()));
            });
            opened = opened == null ? connected : opened;
        } finally {
            if (connected == null || !connected.equals(opened)) {
                end(exchange, connected == null ? null : connected.channel());
            }
        }
    }

    /** Opens a tunnel through the proxy. Does nothing without a proxy, or for plain HTTP. */
    public void openTunnel() throws InterruptedException {
        Opened used = Objects.requireNonNull(opened);
        run(used.exchange(), server(), stepLimit(), limit -> {
            used.exchange().use(used.channel(), nanoTime.getAsLong() + limit);
            ProxyEndpoint proxy = settings.proxy();
            if (proxy != null && settings.isSecure()) {
                opener.openTunnel(used.over(used.carrier()), proxy);
            }
            return used;
        });
    }

    /** Completes the TLS handshake and returns the certificate of the server; empty for plain HTTP. */
    public Optional<X509Certificate> secure() throws InterruptedException {
        Opened used = Objects.requireNonNull(opened);
        if (!settings.isSecure()) {
            return Optional.empty();
        }
        return run(used.exchange(), target(), stepLimit(), limit -> {
            used.exchange().use(used.channel(), nanoTime.getAsLong() + limit);
            SSLSocket socket = opener.handshake(used.carrier(), settings.tls());
            secured = socket;
            return Optional.of((X509Certificate) socket.getSession().getPeerCertificates()[0]);
        });
    }

    /** Returns the certificate that was not trusted, from another handshake; empty if the server sent none. */
    public Optional<X509Certificate> untrustedCertificate() throws InterruptedException {
        InetAddress address = Objects.requireNonNull(opened).address();
        close();
        CertificateRecorder recorder = new CertificateRecorder();
        try {
            SSLContext recording = recorder.context();
            connect(address, 1);
            openTunnel();
            Opened again = Objects.requireNonNull(opened);
            run(again.exchange(), target(), stepLimit(), limit -> {
                again.exchange().use(again.channel(), nanoTime.getAsLong() + limit);
                return opener.handshake(again.carrier(), recording);
            });
        } catch (AttemptFailure | GeneralSecurityException failure) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return Optional.ofNullable(recorder.certificate());
    }

    /** Sends {@code HEAD} for the address, and returns the {@code Date} header of the response; empty without one. */
    public Optional<String> readDate() throws InterruptedException {
        Opened used = Objects.requireNonNull(opened);
        return run(used.exchange(), target(), stepLimit(), limit -> {
            used.exchange().use(used.channel(), nanoTime.getAsLong() + limit);
            HttpConnection connection = used.over(secured == null ? used.carrier() : secured);
            connection.startResponse();
            connection.send(requests.withoutCredential("HEAD", settings.base().getRawPath() + "/"));
            ClassicHttpResponse response = connection.receiveHead();
            if (response.getCode() == PROXY_AUTHENTICATION_REQUIRED) {
                throw AttemptFailure.refusedByProxy(
                        FailureKind.PROXY_REFUSED, response.getCode(), String.valueOf(proxy()), target());
            }
            return Optional.ofNullable(response.getFirstHeader(HttpHeaders.DATE))
                    .map(Header::getValue);
        });
    }

    @Override
    public void close() {
        if (opened != null) {
            end(opened.exchange(), opened.channel());
            opened = null;
            secured = null;
        }
    }
}
