package io.wabaprofile.http.internal.transport;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** A listening port on loopback with a full backlog that does not accept, so that connecting blocks. */
final class FullBacklog implements AutoCloseable {
    private final List<Closeable> held = new ArrayList<>();
    private final int port;

    /** @param requested 0 for a free port */
    FullBacklog(InetAddress address, int requested) throws IOException {
        ServerSocket listening = new ServerSocket(requested, 1, address);
        port = listening.getLocalPort();
        held.add(listening);
        for (int waiting = 0; waiting < 64; waiting++) {
            Socket client = new Socket();
            held.add(client);
            try {
                client.connect(listening.getLocalSocketAddress(), 200);
            } catch (SocketTimeoutException full) {
                return;
            }
        }
        close();
        throw new IllegalStateException("The backlog of a port never fills");
    }

    int port() {
        return port;
    }

    @Override
    public void close() throws IOException {
        for (Closeable one : held) {
            one.close();
        }
    }
}
