package io.wabaprofile.testkit.wire;

import java.io.BufferedInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A TCP connection, with TLS if the port has it. {@link #close()} ends TLS first, {@link #fin()} and {@link #reset()}
 * end
 * only TCP.
 */
final class SocketConnection implements AutoCloseable {
    private static final int BUFFER_SIZE = 64 * 1024;

    private final Socket tcp;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final CountDownLatch portClosed;

    /**
     * @param socket the TCP socket itself, or TLS over it
     * @param portClosed ends each pause
     */
    SocketConnection(Socket tcp, Socket socket, CountDownLatch portClosed) throws IOException {
        tcp.setTcpNoDelay(true);
        this.tcp = tcp;
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER_SIZE);
        this.out = socket.getOutputStream();
        this.portClosed = portClosed;
    }

    InputStream in() {
        return in;
    }

    OutputStream out() {
        return out;
    }

    /** A stream to the peer that sends one byte at a time and pauses after each. */
    OutputStream throttledOut(Duration pause) {
        return new FilterOutputStream(out) {
            @Override
            public void write(int b) throws IOException {
                out.write(b);
                pause(pause);
            }
        };
    }

    Socket tcp() {
        return tcp;
    }

    /** Waits for the next byte without reading it. Returns false if the peer closes the connection instead. */
    boolean hasMore() throws IOException {
        in.mark(1);
        boolean more = in.read() >= 0;
        in.reset();
        return more;
    }

    /** Discards input until the peer closes the connection. */
    void awaitEnd() throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
    }

    private void pause(Duration pause) throws IOException {
        try {
            if (portClosed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new SocketException("The port was closed during a pause");
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    void await(CountDownLatch signal) throws IOException {
        try {
            signal.await();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("The port was closed during a wait");
    }

    /** Ends the output; input can still be read. */
    void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** Closes the TCP connection without closing TLS, as a server process that ends. */
    void fin() throws IOException {
        tcp.close();
    }

    /** Resets the TCP connection (RST). Bytes in transit in either direction may be lost. */
    void reset() throws IOException {
        if (!tcp.isClosed()) {
            tcp.setSoLinger(true, 0);
            tcp.close();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
