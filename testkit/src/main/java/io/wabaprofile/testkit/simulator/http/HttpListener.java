package io.wabaprofile.testkit.simulator.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.hc.core5.http.impl.bootstrap.HttpServer;
import org.apache.hc.core5.http.impl.bootstrap.ServerBootstrap;
import org.apache.hc.core5.http.impl.bootstrap.StandardFilter;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.DefaultHttpProcessor;
import org.apache.hc.core5.http.protocol.ResponseContent;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** An HTTP server with one thread per connection: the classic server of Apache HttpCore. */
public final class HttpListener implements AutoCloseable {
    private static final int BACKLOG = 512;

    private final HttpServer server;
    private final Set<ServerConnection> open = ConcurrentHashMap.newKeySet();
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private volatile boolean closing;

    private HttpListener(InetAddress address, int port, InstantSource clock, Consumer<ServerExchange> handler) {
        server = ServerBootstrap.bootstrap()
                .setLocalAddress(address)
                .setListenerPort(port)
                .setSocketConfig(SocketConfig.custom()
                        .setBacklogSize(BACKLOG)
                        .setTcpNoDelay(true)
                        .setSoTimeout(Timeout.DISABLED)
                        .build())
                .setConnectionFactory(this::connection)
                // Omits the interceptor that closes the connection after status 400 or 503. The platform keeps it open.
                .setHttpProcessor(new DefaultHttpProcessor(
                        ResponseContent.INSTANCE,
                        (response, entity, context) -> response.setHeader(
                                "Date", DATE.format(clock.instant().atOffset(ZoneOffset.UTC)))))
                // Required but not used, because the filter responds to all requests.
                .setRequestRouter((request, context) -> null)
                .replaceFilter(
                        StandardFilter.MAIN_HANDLER.name(),
                        (request, responses, context, chain) ->
                                handler.accept(new ServerExchange((RawTargetRequest) request, responses)))
                .create();
    }

    /**
     * @param clock the time in the {@code Date} header of responses
     * @param handler receives each exchange and closes it
     */
    public static HttpListener start(
            InetAddress address, int port, InstantSource clock, Consumer<ServerExchange> handler) throws IOException {
        HttpListener listener = new HttpListener(address, port, clock, handler);
        listener.server.start();
        return listener;
    }

    public int port() {
        return server.getLocalPort();
    }

    private ServerConnection connection(Socket socket) throws IOException {
        ServerConnection connection = new ServerConnection(open::remove);
        connection.bind(socket);
        open.add(connection);
        if (closing) {
            connection.close(CloseMode.GRACEFUL);
        }
        return connection;
    }

    /** Closes all connections. Waits up to one second until the exchanges end. */
    @Override
    public void close() {
        closing = true;
        server.close(CloseMode.IMMEDIATE);
        open.forEach(connection -> connection.close(CloseMode.GRACEFUL));
        try {
            server.awaitTermination(TimeValue.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
