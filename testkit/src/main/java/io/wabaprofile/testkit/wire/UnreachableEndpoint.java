package io.wabaprofile.testkit.wire;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** An endpoint to which no connection can be made. Connection attempts do not leave the machine. */
public final class UnreachableEndpoint implements AutoCloseable {
    private static final int CONNECT_TIMEOUT_MILLIS = 300;
    private static final int MAX_QUEUE_LENGTH = 64;

    private final URI uri;
    private final List<Closeable> open = new ArrayList<>();

    private UnreachableEndpoint(URI uri) {
        this.uri = uri;
    }

    /** A host name that cannot be resolved. Its first label is too long for DNS, so that no query is sent. */
    public static UnreachableEndpoint unknownHost() {
        return new UnreachableEndpoint(URI.create("http://" + "a".repeat(64) + ".invalid"));
    }

    /** A port that refuses connections. It is reserved until this endpoint is closed, but no socket listens on it. */
    public static UnreachableEndpoint refusing() {
        try {
            Socket reserved = new Socket();
            reserved.bind(new InetSocketAddress(LoopbackPort.address(), 0));
            UnreachableEndpoint refusing = new UnreachableEndpoint(uri(reserved.getLocalPort()));
            refusing.open.add(reserved);
            return refusing;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open a port on 127.0.0.1", e);
        }
    }

    /**
     * A port with a full queue of unaccepted connections, so that an attempt to connect times out.
     *
     * @throws IllegalStateException if the operating system does not limit the queue
     */
    public static UnreachableEndpoint silent() {
        try {
            ServerSocket listener = new ServerSocket(0, 1, LoopbackPort.address());
            UnreachableEndpoint silent = new UnreachableEndpoint(uri(listener.getLocalPort()));
            silent.open.add(listener);
            silent.fillQueue(listener);
            return silent;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open a port on 127.0.0.1", e);
        }
    }

    private void fillQueue(ServerSocket listener) throws IOException {
        for (int i = 0; i < MAX_QUEUE_LENGTH; i++) {
            Socket queued = new Socket();
            open.add(queued);
            try {
                queued.connect(listener.getLocalSocketAddress(), CONNECT_TIMEOUT_MILLIS);
            } catch (SocketTimeoutException full) {
                return;
            }
        }
        close();
        throw new IllegalStateException(
                "The queue of connections still accepts more after " + MAX_QUEUE_LENGTH + " connections");
    }

    private static URI uri(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    public URI uri() {
        return uri;
    }

    @Override
    public void close() throws IOException {
        for (Closeable resource : open) {
            resource.close();
        }
    }
}
