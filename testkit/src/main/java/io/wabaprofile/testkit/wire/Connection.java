package io.wabaprofile.testkit.wire;

import java.io.BufferedInputStream;
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
 * One TCP connection, perhaps with TLS inside, and the ways to end it: politely with {@link #close()}, by {@link #fin()}
 * as when a process dies, or by {@link #reset()} as when a machine or a middlebox has forgotten it.
 */
final class Connection implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final Socket wire;
    private final Socket spoken;
    private final InputStream in;
    private final OutputStream out;
    private final CountDownLatch portClosed;

    /**
     * @param spoken the same socket, or TLS over it
     * @param portClosed ends every pause
     */
    Connection(Socket wire, Socket spoken, CountDownLatch portClosed) throws IOException {
        wire.setTcpNoDelay(true);
        this.wire = wire;
        this.spoken = spoken;
        this.in = new BufferedInputStream(spoken.getInputStream(), BUFFER);
        this.out = spoken.getOutputStream();
        this.portClosed = portClosed;
    }

    InputStream in() {
        return in;
    }

    OutputStream out() {
        return out;
    }

    Socket wire() {
        return wire;
    }

    /** Waits for the next byte without taking it; false if the other side ended the connection instead. */
    boolean hasMore() throws IOException {
        in.mark(1);
        boolean more = in.read() >= 0;
        in.reset();
        return more;
    }

    /** Reads and forgets until the other side ends the connection. */
    void awaitEnd() throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
    }

    void pause(Duration pause) throws IOException {
        try {
            if (portClosed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new SocketException("Closed during a pause");
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
        return new InterruptedIOException("Closed during a wait");
    }

    /** Says that nothing more is coming; what comes from the other side can still be read. */
    void endOutput() throws IOException {
        spoken.shutdownOutput();
    }

    /** Ends the TCP connection without a word of TLS. */
    void fin() throws IOException {
        wire.close();
    }

    /** Ends the TCP connection with RST. What is still under way in either direction may be lost. */
    void reset() throws IOException {
        if (!wire.isClosed()) {
            wire.setSoLinger(true, 0);
            wire.close();
        }
    }

    @Override
    public void close() throws IOException {
        spoken.close();
    }
}
