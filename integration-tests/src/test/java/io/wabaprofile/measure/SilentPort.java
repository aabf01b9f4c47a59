package io.wabaprofile.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A port whose connections are accepted, and neither read nor written. */
final class SilentPort implements AutoCloseable {
    private final ServerSocket listening;
    private final Set<Socket> held = ConcurrentHashMap.newKeySet();

    private SilentPort() {
        try {
            listening = new ServerSocket(0, 512, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SilentPort accepting() {
        SilentPort port = new SilentPort();
        Thread thread = new Thread(port::accept, "silent-port");
        thread.setDaemon(true);
        thread.start();
        return port;
    }

    private void accept() {
        try {
            while (true) {
                held.add(listening.accept());
            }
        } catch (IOException e) {
            // closed
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    URI securedUri() {
        return URI.create("https://127.0.0.1:" + listening.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket client : held) {
            client.close();
        }
    }
}
