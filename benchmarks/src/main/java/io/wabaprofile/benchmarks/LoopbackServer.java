package io.wabaprofile.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The one server of the comparison, a process of its own: as fast as one core can. Opens a plain port, one that takes 50 ms
 * to answer, and one over TLS; says which, and answers each line with its counts.
 */
final class LoopbackServer {
    private static final int BACKLOG = 2_000;
    private static final long DELAY_MILLIS = 50;

    private final Answers answers = new Answers();

    private LoopbackServer() {}

    public static void main(String[] arguments) throws Exception {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        LoopbackServer server = new LoopbackServer();
        ServerSocket plain = new ServerSocket(0, BACKLOG, loopback);
        ServerSocket slow = new ServerSocket(0, BACKLOG, loopback);
        ServerSocket tls = Certificate.in(Path.of(arguments[0]))
                .server()
                .getServerSocketFactory()
                .createServerSocket(0, BACKLOG, loopback);
        server.accept(plain, 0);
        server.accept(slow, DELAY_MILLIS);
        server.accept(tls, 0);
        System.out.println(plain.getLocalPort() + " " + slow.getLocalPort() + " " + tls.getLocalPort());
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (in.readLine() != null) {
            System.out.println(server.answers.counts());
        }
        System.exit(0);
    }

    private void accept(ServerSocket listening, long delay) {
        start("accepting", () -> {
            while (true) {
                Socket client = listening.accept();
                start("serving", () -> serve(client, delay));
            }
        });
    }

    private void serve(Socket client, long delay) throws IOException, InterruptedException {
        try (client) {
            client.setTcpNoDelay(true);
            RequestStream in = new RequestStream(client.getInputStream());
            OutputStream out = client.getOutputStream();
            boolean open = true;
            for (Optional<RequestHead> next = in.head(); next.isPresent(); next = open ? in.head() : Optional.empty()) {
                RequestHead request = next.get();
                open = !request.closes();
                byte[] answer = answer(request, in);
                if (delay > 0) {
                    Thread.sleep(delay);
                }
                out.write(answer);
            }
        }
    }

    private byte[] answer(RequestHead request, RequestStream in) throws IOException {
        if (request.isUpload()) {
            in.skip(request.length());
            return answers.toUpload(request.length());
        }
        return answers.to(request, in.body(request.length()));
    }

    private interface Serving {
        void run() throws IOException, InterruptedException;
    }

    private static void start(String name, Serving work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException | InterruptedException e) {
                        System.err.println(name + " ended: " + e);
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }
}
