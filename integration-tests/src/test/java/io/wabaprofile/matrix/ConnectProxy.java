package io.wabaprofile.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP proxy on loopback that opens tunnels, but fails to open some. */
final class ConnectProxy implements AutoCloseable {
    /** How a tunnel fails to open. */
    enum Fault {
        /** The proxy says that it cannot reach the host. */
        REFUSED,
        /** The proxy resets the connection. */
        RESET,
        /** The proxy does not answer. */
        SILENT
    }

    private final ServerSocket listening;
    private final Fault fault;
    private final AtomicInteger before;
    private final AtomicInteger faults;
    private final AtomicInteger failed = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /**
     * @param before how many tunnels open before the first fault
     * @param times how many tunnels fail then
     */
    ConnectProxy(int before, Fault fault, int times) {
        this.before = new AtomicInteger(before);
        this.fault = fault;
        this.faults = new AtomicInteger(times);
        try {
            listening = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        inBackground(this::accept);
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "connect-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                open.add(client);
                inBackground(() -> serve(client));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket client) {
        try {
            String head = head(client);
            boolean opens = before.getAndUpdate(left -> Math.max(0, left - 1)) > 0
                    || faults.getAndUpdate(left -> Math.max(0, left - 1)) == 0;
            if (opens) {
                tunnel(client, Integer.parseInt(head.replaceAll("(?s)CONNECT [^ ]*:(\\d+) .*", "$1")));
            } else {
                failed.incrementAndGet();
                fail(client);
            }
        } catch (IOException e) {
            // the client or the test ended the connection
        }
    }

    private static String head(Socket client) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = client.getInputStream().read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private void fail(Socket client) throws IOException {
        switch (fault) {
            case REFUSED -> {
                answer(client, "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n");
                client.close();
            }
            case RESET -> {
                client.setSoLinger(true, 0);
                client.close();
            }
            case SILENT -> {}
        }
    }

    private static void answer(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void tunnel(Socket client, int port) throws IOException {
        Socket server = new Socket(listening.getInetAddress(), port);
        open.add(server);
        answer(client, "HTTP/1.1 200 Connection established\r\n\r\n");
        inBackground(() -> copy(server, client));
        copy(client, server);
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            reset(to);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // closed before
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    int failed() {
        return failed.get();
    }

    /** From now on every tunnel opens. */
    void recover() {
        faults.set(0);
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
