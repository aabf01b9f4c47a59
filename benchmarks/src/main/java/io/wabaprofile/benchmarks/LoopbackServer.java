package io.wabaprofile.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocketFactory;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;

/**
 * The server, a process of its own. Prints its ports: plain, with a delay, TLS. Responds to each line with its counts.
 */
final class LoopbackServer {
    private static final int BACKLOG = 2_000;
    private static final long DELAY_MILLIS = 50;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CannedResponses responses = new CannedResponses();

    private LoopbackServer() {}

    public static void main(String[] arguments) throws Exception {
        LoopbackServer server = new LoopbackServer();
        System.out.println(server.open(ServerSocketFactory.getDefault(), 0) + " "
                + server.open(ServerSocketFactory.getDefault(), DELAY_MILLIS) + " "
                + server.open(SSLServerSocketFactory.getDefault(), 0));
        LineProcess.respond(line -> server.responses.counts());
        System.exit(0);
    }

    private int open(ServerSocketFactory sockets, long delayMillis) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        ServerSocket listening = sockets.createServerSocket(0, BACKLOG, loopback);
        threads.execute(() -> accept(listening, delayMillis));
        return listening.getLocalPort();
    }

    private void accept(ServerSocket listening, long delayMillis) {
        try {
            while (true) {
                Socket client = listening.accept();
                threads.execute(() -> serve(client, delayMillis));
            }
        } catch (IOException e) {
            System.err.println("A port was closed: " + e);
        }
    }

    private void serve(Socket client, long delayMillis) {
        try (client) {
            client.setTcpNoDelay(true);
            DefaultBHttpServerConnection connection = new DefaultBHttpServerConnection(null, Http1Config.DEFAULT);
            connection.bind(client);
            OutputStream out = client.getOutputStream();
            for (ClassicHttpRequest request = connection.receiveRequestHeader();
                    request != null;
                    request = connection.receiveRequestHeader()) {
                connection.receiveRequestEntity(request);
                byte[] response = responses.to(request);
                if (delayMillis > 0) {
                    Thread.sleep(delayMillis);
                }
                out.write(response);
            }
        } catch (IOException | HttpException | InterruptedException | RuntimeException e) {
            System.err.println("A connection ended: " + e);
        }
    }
}
