package io.wabaprofile.testkit.wire;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** An address at which no connection can be made. Nothing leaves the machine in the attempt. */
public final class UnreachableEndpoint implements AutoCloseable {
    private static final int MILLISECONDS_TO_CONNECT = 300;
    private static final int MOST_IN_QUEUE = 64;

    private final URI uri;
    private final List<Closeable> held = new ArrayList<>();

    private UnreachableEndpoint(URI uri) {
        this.uri = uri;
    }

    /** A host whose name has no address: no resolver even asks for a name with so long a part. */
    public static UnreachableEndpoint unknownHost() {
        return new UnreachableEndpoint(URI.create("http://" + "a".repeat(64) + ".invalid"));
    }

    /** A port where nobody listens, so that connections are refused. It is free again, and could be taken by others. */
    public static UnreachableEndpoint refusing() {
        try (ServerSocket vacated = new ServerSocket(0, 1, LoopbackPort.address())) {
            return new UnreachableEndpoint(uri(vacated));
        } catch (IOException e) {
            throw new UncheckedIOException("No port could be had", e);
        }
    }

    /**
     * A port where somebody listens and nobody accepts, with a full queue, so that connecting takes for ever.
     *
     * @throws IllegalStateException if this operating system lets connections in all the same
     */
    public static UnreachableEndpoint silent() {
        try {
            ServerSocket listening = new ServerSocket(0, 1, LoopbackPort.address());
            UnreachableEndpoint silent = new UnreachableEndpoint(uri(listening));
            silent.held.add(listening);
            silent.fill(listening.getLocalSocketAddress());
            return silent;
        } catch (IOException e) {
            throw new UncheckedIOException("No port could be had", e);
        }
    }

    private void fill(SocketAddress address) throws IOException {
        for (int i = 0; i < MOST_IN_QUEUE; i++) {
            Socket waiting = new Socket();
            held.add(waiting);
            try {
                waiting.connect(address, MILLISECONDS_TO_CONNECT);
            } catch (SocketTimeoutException full) {
                return;
            }
        }
        close();
        throw new IllegalStateException("A queue of connections that never fills");
    }

    private static URI uri(ServerSocket socket) {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    public URI uri() {
        return uri;
    }

    @Override
    public void close() throws IOException {
        for (Closeable one : held) {
            one.close();
        }
    }
}
