package io.wabaprofile.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * An HTTP proxy on loopback that asks for a user name and a password. Forwards requests in absolute form, one per
 * connection; opens no tunnels.
 */
final class BasicAuthProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final String expected;
    private final List<String> requestLines = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    private BasicAuthProxy(ServerSocket listener, String expected) {
        this.listener = listener;
        this.expected = expected;
    }

    static BasicAuthProxy start(String user, String password) {
        String pair = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        try {
            BasicAuthProxy proxy = new BasicAuthProxy(
                    new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), "Proxy-Authorization: Basic " + pair);
            inBackground(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    /** First lines of the requests, refused ones included. */
    List<String> requestLines() {
        return List.copyOf(requestLines);
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void inBackground(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException closed) {
                        // the other side sees its socket closed
                    }
                },
                "basic-auth-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listener.accept();
            sockets.add(client);
            inBackground(() -> serve(client));
        }
    }

    private void serve(Socket client) throws IOException {
        try (client) {
            List<String> head = head(client.getInputStream());
            requestLines.add(head.get(0));
            if (!head.contains(expected)) {
                client.getOutputStream()
                        .write(ascii("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n"
                                + "Content-Length: 0\r\nConnection: close\r\n\r\n"));
                return;
            }
            String[] words = head.get(0).split(" ");
            URI target = URI.create(words[1]);
            try (Socket server = new Socket(target.getHost(), target.getPort())) {
                sockets.add(server);
                String originForm = words[1].substring(words[1].indexOf('/', "http://".length()));
                server.getOutputStream()
                        .write(ascii(head.stream()
                                .skip(1)
                                .filter(line -> !line.equals(expected))
                                .collect(Collectors.joining(
                                        "\r\n",
                                        words[0] + " " + originForm + " " + words[2] + "\r\n",
                                        "\r\nConnection: close\r\n\r\n"))));
                inBackground(() -> client.getInputStream().transferTo(server.getOutputStream()));
                server.getInputStream().transferTo(client.getOutputStream());
            }
        }
    }

    /** The request line and the header lines. */
    private static List<String> head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The client closed the connection");
            }
            head.append((char) next);
        }
        return new BufferedReader(new StringReader(head.toString().strip()))
                .lines()
                .toList();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
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
