package io.wabaprofile.measure;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server for very many requests: each channel gets what its key deserves, connections are kept alive, and nothing is
 * remembered but a count. The testkit's servers keep every request, which a measurement of memory cannot have.
 */
final class Stub implements AutoCloseable {
    static final byte[] PROFILE = answer(200, "{\"data\":[{\"about\":\"Open\"}]}");
    static final byte[] REFUSED_KEY = answer(401, "{\"error\":\"Invalid api_key or token expired\"}");
    static final byte[] OUT_OF_ORDER = answer(500, "{}");
    static final byte[] FORBIDDEN =
            answer(403, "{\"error\":{\"code\":200,\"message\":\"Permission denied\",\"type\":\"OAuthException\"}}");
    /** In Meta's words, so that it speaks for the channel's backend and not for the host. */
    static final byte[] SERVICE_DOWN =
            answer(500, "{\"error\":{\"code\":2,\"message\":\"Service temporarily unavailable\",\"type\":\"x\"}}");

    private static final int BACKLOG = 512;

    /** What a request is met with. */
    interface Manner {
        /** @return whether the connection may carry another request */
        boolean meet(String key, Socket client, OutputStream out) throws IOException;
    }

    private final ServerSocket listening;
    private final Manner manner;
    private final AtomicInteger requests = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "stub");
        thread.setDaemon(true);
        return thread;
    });

    private Stub(Manner manner) {
        this.manner = manner;
        try {
            listening = new ServerSocket(0, BACKLOG, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stub start(Manner manner) {
        Stub stub = new Stub(manner);
        stub.threads.execute(stub::accept);
        return stub;
    }

    /** Always the same bytes. */
    static Manner saying(byte[] answer) {
        return (key, client, out) -> {
            out.write(answer);
            return true;
        };
    }

    /** Waits before the response, as a server at a distance does. */
    static Manner delayed(Duration delay, Manner manner) {
        return (key, client, out) -> {
            try {
                TimeUnit.NANOSECONDS.sleep(delay.toNanos());
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
                return false;
            }
            return manner.meet(key, client, out);
        };
    }

    /** Some bytes of an answer, and then no connection. */
    static Manner cutting(byte[] answer, int after) {
        return (key, client, out) -> {
            out.write(answer, 0, after);
            return false;
        };
    }

    static byte[] answer(int status, String json, String... headers) {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return ("HTTP/1.1 " + status + " Said\r\nContent-Type: application/json\r\n" + more + "Content-Length: "
                        + json.length() + "\r\n\r\n" + json)
                .getBytes(StandardCharsets.US_ASCII);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    int requests() {
        return requests.get();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                open.add(client);
                threads.execute(() -> converse(client));
            } catch (IOException | RejectedExecutionException e) {
                return; // closed
            }
        }
    }

    private void converse(Socket client) {
        try (client;
                InputStream in = new BufferedInputStream(client.getInputStream())) {
            client.setTcpNoDelay(true);
            String key = nextKey(in);
            while (key != null) {
                requests.incrementAndGet();
                if (!manner.meet(key, client, client.getOutputStream())) {
                    return;
                }
                key = nextKey(in);
            }
        } catch (IOException e) {
            // the client went away, which is its right
        } finally {
            open.remove(client);
        }
    }

    /** Reads a whole request. Returns its key, or its request line if it has no key; null at the end. */
    private static String nextKey(InputStream in) throws IOException {
        String key = null;
        long length = 0;
        for (String line = line(in); line != null; line = line(in)) {
            if (line.isEmpty()) {
                in.skipNBytes(length);
                return key;
            }
            key = key == null ? line : key;
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            if (name.equals("d360-api-key")) {
                key = value;
            } else if (name.equals("content-length")) {
                length = Long.parseLong(value);
            }
        }
        return null;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(80);
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return line.toString();
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket client : open) {
            client.close();
        }
        threads.shutdownNow();
        try {
            threads.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
