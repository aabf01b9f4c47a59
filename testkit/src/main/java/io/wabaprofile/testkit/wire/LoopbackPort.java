package io.wabaprofile.testkit.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A free port on 127.0.0.1 that handles each connection on its own thread. Closing the port closes the connections. */
final class LoopbackPort implements AutoCloseable {
    private static final int BACKLOG = 512;
    private static final int CLOSE_TIMEOUT_SECONDS = 10;

    private final ServerSocket listener;
    private final @Nullable SSLContext tls;
    private final ExecutorService threads;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Handles a connection, which is closed afterwards. */
    interface ConnectionHandler {
        /** @throws IOException if the client closes the connection */
        void handle(SocketConnection connection) throws IOException;
    }

    private LoopbackPort(ServerSocket listener, @Nullable SSLContext tls, ExecutorService threads) {
        this.listener = listener;
        this.tls = tls;
        this.threads = threads;
    }

    /**
     * Opens a port.
     *
     * @param name of the threads
     * @param tls null for plain TCP
     */
    static LoopbackPort open(String name, @Nullable SSLContext tls) {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        try {
            return new LoopbackPort(new ServerSocket(0, BACKLOG, address()), tls, threads);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open a port on 127.0.0.1 for the " + name, e);
        }
    }

    static InetAddress address() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    URI uri() {
        return URI.create((tls == null ? "http" : "https") + "://127.0.0.1:" + listener.getLocalPort());
    }

    /** Accepts connections until the port is closed. */
    void accept(ConnectionHandler handler) {
        threads.execute(() -> {
            while (!listener.isClosed()) {
                try {
                    Socket tcp = listener.accept();
                    register(tcp);
                    threads.execute(() -> handle(tcp, handler));
                } catch (IOException | RejectedExecutionException e) {
                    return; // the port was closed
                }
            }
        });
    }

    /** Runs a task on another thread, until it ends or the port is closed. */
    void run(Runnable task) throws IOException {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            throw new IOException("The port is closed", e);
        }
    }

    /** Connects to another server. The caller passes the connection to {@link #release}. */
    SocketConnection connect(InetSocketAddress address) throws IOException {
        Socket tcp = new Socket();
        register(tcp);
        tcp.connect(address);
        return new SocketConnection(tcp, tcp, closed);
    }

    void release(SocketConnection connection) throws IOException {
        open.remove(connection.tcp());
        connection.close();
    }

    private void register(Socket tcp) throws IOException {
        open.add(tcp);
        if (listener.isClosed()) {
            tcp.close();
            throw new SocketException("The port is closed");
        }
    }

    private void handle(Socket tcp, ConnectionHandler handler) {
        try (tcp;
                SocketConnection connection = new SocketConnection(tcp, secured(tcp), closed)) {
            handler.handle(connection);
        } catch (IOException e) {
            // the client closed the connection or rejected the certificate, which tests do on purpose
        } finally {
            open.remove(tcp);
        }
    }

    private Socket secured(Socket tcp) throws IOException {
        if (tls == null) {
            return tcp;
        }
        SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(tcp, null, tcp.getPort(), true);
        secured.setUseClientMode(false);
        return secured;
    }

    /** Returns when the threads have ended. */
    @Override
    public void close() {
        closed.countDown();
        try {
            listener.close();
            for (Socket tcp : open) {
                tcp.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close the port", e);
        } finally {
            threads.shutdownNow();
        }
        try {
            if (!threads.awaitTermination(CLOSE_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("A connection is still in use after its port was closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
