package io.wabaprofile.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy in front of a server. Runs an action once a number of request bytes has arrived, and holds the bytes until it is done. */
final class Gate implements AutoCloseable {
    private final ServerSocket listener;
    private final URI target;
    private final long bytes;
    private final Runnable action;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private long passed;

    private Gate(ServerSocket listener, URI target, long bytes, Runnable action) {
        this.listener = listener;
        this.target = target;
        this.bytes = bytes;
        this.action = action;
    }

    static Gate before(URI target, long bytes, Runnable action) {
        try {
            Gate gate = new Gate(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target, bytes, action);
            start(gate::welcome);
            return gate;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI baseUri() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException oneSideIsGone) {
                        // the other one learns from its closed socket
                    }
                },
                "gate");
        thread.setDaemon(true);
        thread.start();
    }

    private void welcome() throws IOException {
        while (true) {
            Socket client = listener.accept();
            Socket server = new Socket(target.getHost(), target.getPort());
            sockets.addAll(List.of(client, server));
            start(() -> {
                try (client;
                        server) {
                    server.getInputStream().transferTo(client.getOutputStream());
                }
            });
            start(() -> {
                try (client;
                        server) {
                    passRequests(client.getInputStream(), server.getOutputStream());
                }
            });
        }
    }

    private void passRequests(InputStream from, OutputStream to) throws IOException {
        byte[] piece = new byte[16 * 1024];
        for (int count = from.read(piece); count >= 0; count = from.read(piece)) {
            to.write(piece, 0, count);
            if (reached(count)) {
                action.run();
            }
        }
    }

    private synchronized boolean reached(int count) {
        boolean before = passed < bytes;
        passed += count;
        return before && passed >= bytes;
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
