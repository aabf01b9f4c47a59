package io.wabaprofile.testkit.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A request and its response on their way through a proxy. The request body is forwarded on another thread, so that a
 * response can arrive before the end of the request. If the client closes its connection, the connection to the target
 * is
 * closed too.
 */
final class ProxiedExchange implements AutoCloseable {
    private static final int TARGET_CLOSE_TIMEOUT_MILLIS = 10_000;

    private final LoopbackPort port;
    private final InetSocketAddress address;
    private final SocketConnection client;
    private final MessageHead request;
    private final FramedBody body;
    private final CountDownLatch clientDone = new CountDownLatch(1);
    private volatile boolean requestForwarded;
    private @Nullable SocketConnection target;

    /** @param client has sent the head of the request */
    ProxiedExchange(LoopbackPort port, InetSocketAddress address, SocketConnection client, MessageHead request) {
        this.port = port;
        this.address = address;
        this.client = client;
        this.request = request;
        this.body = new FramedBody(request, client.in());
    }

    /** What a proxy does with an exchange. */
    @FunctionalInterface
    interface Action {
        /**
         * @throws IOException if the client or the target closes its connection
         * @throws IllegalStateException if a fault cannot be applied to this exchange
         */
        void run(ProxiedExchange exchange) throws IOException;
    }

    SocketConnection client() {
        return client;
    }

    void forward() throws IOException {
        forwardTo(client.out(), client.out());
    }

    void trickle(Duration pause) throws IOException {
        forwardTo(client.throttledOut(pause), client.throttledOut(pause));
    }

    void trickleBody(Duration pause) throws IOException {
        forwardTo(client.out(), client.throttledOut(pause));
    }

    private void forwardTo(OutputStream responseHead, OutputStream responseBody) throws IOException {
        if (copyResponse(sendRequest(), responseHead, responseBody) && !requestForwarded) {
            client.endOutput(); // close() would reset the connection while the client still sends
            client.await(clientDone);
        }
    }

    /** Forwards the request, reads the whole response, and sends its first bytes to the client. */
    void forwardResponseBytes(long count) throws IOException {
        LimitedStream first = new LimitedStream(count, client.out());
        copyResponse(sendRequest(), first, first);
        if (first.remaining > 0) {
            throw new IllegalStateException("the response was " + first.remaining + " bytes too short");
        }
    }

    /** Forwards the head and the first bytes of the body. Returns when the target has closed the connection. */
    void forwardRequestBytes(long count) throws IOException {
        SocketConnection connected = connect();
        connected.out().write(request.bytesWithConnectionClose());
        long forwarded = body.copyTo(connected.out(), count);
        if (forwarded < count) {
            throw new IllegalStateException("the request body had only " + forwarded + " bytes");
        }
        connected.endOutput();
        connected.tcp().setSoTimeout(TARGET_CLOSE_TIMEOUT_MILLIS);
        try {
            connected.awaitEnd();
        } catch (SocketTimeoutException e) {
            throw new IllegalStateException("the target did not close its side of the connection", e);
        }
    }

    void discardRequest() throws IOException {
        body.copyTo(OutputStream.nullOutputStream(), Long.MAX_VALUE);
    }

    private SocketConnection sendRequest() throws IOException {
        SocketConnection connected = connect();
        connected.out().write(request.bytesWithConnectionClose());
        port.run(() -> forwardBody(connected));
        return connected;
    }

    private SocketConnection connect() throws IOException {
        try {
            SocketConnection connected = port.connect(address);
            target = connected;
            return connected;
        } catch (ConnectException e) {
            throw new IllegalStateException("the connection to the target was refused", e);
        }
    }

    private void forwardBody(SocketConnection connected) {
        try (connected) {
            body.copyTo(new UntilFailure(connected.out()), Long.MAX_VALUE);
            requestForwarded = true;
            client.awaitEnd();
        } catch (IOException e) {
            // the client closed its connection; closing the other connection tells the target
        } finally {
            clientDone.countDown();
        }
    }

    /** Returns whether there was a response. */
    private static boolean copyResponse(SocketConnection target, OutputStream head, OutputStream body)
            throws IOException {
        MessageHead response = MessageHead.read(target.in());
        while (response != null && response.isInterimResponse()) {
            head.write(response.bytes());
            response = MessageHead.read(target.in());
        }
        if (response == null) {
            return false;
        }
        head.write(response.bytesWithConnectionClose());
        target.in().transferTo(body);
        return true;
    }

    @Override
    public void close() throws IOException {
        if (target != null) {
            port.release(target);
        }
    }

    /** Passes on the first bytes and discards the rest. */
    private static final class LimitedStream extends OutputStream {
        private final OutputStream out;
        private long remaining;

        private LimitedStream(long count, OutputStream out) {
            this.out = out;
            this.remaining = count;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            int passed = (int) Math.min(remaining, count);
            out.write(bytes, from, passed);
            remaining -= passed;
        }
    }

    /** Discards bytes after the first failed write: the target may have responded and closed the connection. */
    private static final class UntilFailure extends OutputStream {
        private final OutputStream out;
        private boolean failed;

        private UntilFailure(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            try {
                if (!failed) {
                    out.write(bytes, from, count);
                }
            } catch (IOException e) {
                failed = true;
            }
        }
    }
}
