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

/** A free port on 127.0.0.1 where each connection gets a thread of its own. Closing it ends all of them. */
final class LoopbackPort implements AutoCloseable {
    private static final int BACKLOG = 512;
    private static final int SECONDS_TO_END = 10;

    private final ServerSocket listening;
    private final @Nullable SSLContext tls;
    private final ExecutorService threads;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** What is done with a connection; it is closed afterwards. */
    interface Visitor {
        /** @throws IOException if the client went away, which is its right */
        void receive(Connection connection) throws IOException;
    }

    private LoopbackPort(ServerSocket listening, @Nullable SSLContext tls, ExecutorService threads) {
        this.listening = listening;
        this.tls = tls;
        this.threads = threads;
    }

    /**
     * @param name of its threads
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
            throw new UncheckedIOException("The " + name + " could not start", e);
        }
    }

    static InetAddress address() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    URI uri() {
        return URI.create((tls == null ? "http" : "https") + "://127.0.0.1:" + listening.getLocalPort());
    }

    void admit(Visitor visitor) {
        threads.execute(() -> accept(visitor));
    }

    /** Runs beside a visitor, until it ends or the port is closed. */
    void beside(Runnable task) throws IOException {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            throw new IOException("The port is closed", e);
        }
    }

    /** A connection to another server, to be given back with {@link #release}. */
    Connection dial(InetSocketAddress address) throws IOException {
        Socket wire = new Socket();
        keep(wire);
        wire.connect(address);
        return new Connection(wire, wire, closed);
    }

    void release(Connection connection) throws IOException {
        open.remove(connection.wire());
        connection.close();
    }

    private void accept(Visitor visitor) {
        while (!listening.isClosed()) {
            try {
                Socket wire = listening.accept();
                keep(wire);
                threads.execute(() -> receive(wire, visitor));
            } catch (IOException | RejectedExecutionException e) {
                return; // closed
            }
        }
    }

    private void keep(Socket wire) throws IOException {
        open.add(wire);
        if (listening.isClosed()) {
            wire.close();
            throw new SocketException("The port is closed");
        }
    }

    private void receive(Socket wire, Visitor visitor) {
        try (wire;
                Connection connection = new Connection(wire, spokenOver(wire), closed)) {
            visitor.receive(connection);
        } catch (IOException e) {
            // the client went away or did not like our certificate, both of which is its right
        } finally {
            open.remove(wire);
        }
    }

    private Socket spokenOver(Socket wire) throws IOException {
        if (tls == null) {
            return wire;
        }
        SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(wire, null, wire.getPort(), true);
        secured.setUseClientMode(false);
        return secured;
    }

    /** Returns when its threads have ended. */
    @Override
    public void close() {
        closed.countDown();
        try {
            listening.close();
            for (Socket wire : open) {
                wire.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The port could not be closed", e);
        } finally {
            threads.shutdownNow();
        }
        try {
            if (!threads.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
                throw new IllegalStateException("A connection did not end with its port");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
