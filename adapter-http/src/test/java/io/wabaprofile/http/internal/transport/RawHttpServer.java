package io.wabaprofile.http.internal.transport;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server for tests that control each byte. Over TLS, each write is a separate record. */
final class RawHttpServer implements AutoCloseable {
    /** Handles a request. An exception ends the connection. */
    interface Handler {
        void handle(Request request, Connection connection) throws IOException, InterruptedException;
    }

    /**
     * One request.
     *
     * @param connection counted from 1
     */
    record Request(int connection, String head, byte[] body) {
        String channel() {
            return header("Key");
        }

        String header(String name) {
            for (String line : head.split("\r\n", -1)) {
                if (line.startsWith(name + ": ")) {
                    return line.substring(name.length() + 2);
                }
            }
            return "";
        }
    }

    private final ServerSocket listening;
    private final TransportSecurity security;
    private final Handler handler;
    private final boolean readsBodies;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile int connections;

    private RawHttpServer(TransportSecurity security, Handler handler, boolean readsBodies) throws IOException {
        this.readsBodies = readsBodies;
        this.security = security;
        this.handler = handler;
        this.listening = new ServerSocket(0, 50, TransportSecurity.loopback());
    }

    static RawHttpServer start(TransportSecurity security, Handler handler) {
        return start(security, handler, true);
    }

    /** Starts a server that handles each request after reading its head, and does not read its body. */
    static RawHttpServer startUnread(TransportSecurity security, Handler handler) {
        return start(security, handler, false);
    }

    private static RawHttpServer start(TransportSecurity security, Handler handler, boolean readsBodies) {
        try {
            RawHttpServer server = new RawHttpServer(security, handler, readsBodies);
            daemon(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void daemon(Runnable work) {
        Thread thread = new Thread(work, "wire-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (true) {
            try {
                Socket client = listening.accept();
                open.add(client);
                client.setTcpNoDelay(true);
                int number = ++connections;
                daemon(() -> serve(client, number));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client, int number) {
        try (client;
                Socket spoken = security.serverSide(client)) {
            InputStream in = new BufferedInputStream(spoken.getInputStream());
            Connection connection = new Connection(spoken, client);
            for (String head = head(in); head != null; head = head(in)) {
                String length = new Request(number, head, new byte[0]).header("Content-Length");
                byte[] body = length.isEmpty() || !readsBodies ? new byte[0] : in.readNBytes(Integer.parseInt(length));
                Request request = new Request(number, head, body);
                requests.add(request);
                handler.handle(request, connection);
            }
        } catch (IOException e) {
            // the client or the test ended the connection
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.write(next);
            if (next == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
        }
        return null;
    }

    /** The server's side of one connection. */
    static final class Connection {
        private final Socket socket;
        private final Socket tcp;

        private Connection(Socket socket, Socket tcp) {
            this.socket = socket;
            this.tcp = tcp;
        }

        /** Ends the TCP connection, over TLS without the {@code close_notify} that announces it. */
        void cut() throws IOException {
            tcp.close();
        }

        void write(String text) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        void respond(String body) throws IOException {
            write(response(body));
        }

        Socket socket() {
            return socket;
        }
    }

    static String response(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body;
    }

    String base() {
        return security.scheme() + "://127.0.0.1:" + port();
    }

    int port() {
        return listening.getLocalPort();
    }

    int connections() {
        return connections;
    }

    List<Request> requests() {
        return requests;
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket client : open) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
