package io.wabaprofile.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A server on loopback that knows nothing of profiles and says exactly what a test tells it to, byte for byte, also what
 * no well-behaved server says. Keeps what it received. For everything else there is {@link Dialog360Simulator}.
 *
 * <p>Answers are given in the order in which they were scripted; the last one is given for ever. Each connection carries
 * one request.
 */
public final class ScriptedServer implements AutoCloseable {
    private final ServerSocket listening;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "scripted-server");
        thread.setDaemon(true);
        return thread;
    });
    private final Deque<Answer> script = new ArrayDeque<>();
    private final List<ReceivedRequest> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private ScriptedServer(ServerSocket listening) {
        this.listening = listening;
        threads.execute(this::accept);
    }

    /** Starts on 127.0.0.1 and a free port. */
    public static ScriptedServer start() {
        try {
            return new ScriptedServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException("The scripted server could not start", e);
        }
    }

    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** Adds an answer to the script. */
    public ScriptedServer then(Answer answer) {
        synchronized (script) {
            script.addLast(answer);
        }
        return this;
    }

    /** As {@link #then(Answer)} with a JSON body. */
    public ScriptedServer thenJson(int status, String body) {
        return then(Answer.of(status, body).with("Content-Type", "application/json"));
    }

    /** What was received so far, whole requests only. */
    public List<ReceivedRequest> requests() {
        return List.copyOf(requests);
    }

    private void accept() {
        while (!listening.isClosed()) {
            Socket socket;
            try {
                socket = listening.accept();
            } catch (IOException e) {
                return; // closed
            }
            open.add(socket);
            threads.execute(() -> serve(socket));
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            ReceivedRequest request = ReceivedRequest.read(in);
            if (request != null) {
                requests.add(request);
                next().give(socket, in);
            }
        } catch (IOException e) {
            // the client went away, which is its right
        } finally {
            open.remove(socket);
        }
    }

    private Answer next() {
        synchronized (script) {
            if (script.isEmpty()) {
                throw new IllegalStateException("Nothing is scripted");
            }
            return script.size() == 1 ? script.getFirst() : script.removeFirst();
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The scripted server could not stop", e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** One request as it came. Header names are matched whatever their case. */
    public static final class ReceivedRequest {
        private final String method;
        private final String target;
        private final Map<String, List<String>> headers;
        private final byte[] body;

        private ReceivedRequest(String method, String target, Map<String, List<String>> headers, byte[] body) {
            this.method = method;
            this.target = target;
            this.headers = headers;
            this.body = body;
        }

        public String method() {
            return method;
        }

        /** Path and query to the letter. */
        public String target() {
            return target;
        }

        public byte[] body() {
            return body.clone();
        }

        /** The body as UTF-8. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** The values of a header, none if it did not come. */
        public List<String> header(String name) {
            return headers.getOrDefault(name, List.of());
        }

        private static @Nullable ReceivedRequest read(InputStream in) throws IOException {
            String start = line(in);
            if (start == null) {
                return null;
            }
            String[] parts = start.split(" ", 3);
            Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
                int colon = line.indexOf(':');
                headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                        .add(line.substring(colon + 1).strip());
            }
            return new ReceivedRequest(parts[0], parts[1], headers, body(in, headers));
        }

        private static byte[] body(InputStream in, Map<String, List<String>> headers) throws IOException {
            if (headers.getOrDefault("Transfer-Encoding", List.of()).contains("chunked")) {
                ByteArrayOutputStream whole = new ByteArrayOutputStream();
                for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
                    whole.write(in.readNBytes(size));
                    line(in);
                }
                return whole.toByteArray();
            }
            List<String> length = headers.getOrDefault("Content-Length", List.of("0"));
            int announced = Integer.parseInt(length.get(0));
            byte[] body = in.readNBytes(announced);
            if (body.length < announced) {
                throw new EOFException("The client went away in the middle of its request");
            }
            return body;
        }

        private static int chunkSize(InputStream in) throws IOException {
            String size = line(in);
            return size == null ? 0 : HexFormat.fromHexDigits(size.split(";", 2)[0].strip());
        }

        private static @Nullable String line(InputStream in) throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    return null;
                }
                line.write(next);
            }
            return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
        }
    }

    /** What the server says to one request before it closes the connection. */
    public static final class Answer {
        private final byte[] bytes;
        private final boolean stays;

        private Answer(byte[] bytes, boolean stays) {
            this.bytes = bytes;
            this.stays = stays;
        }

        /** A whole answer with its length. */
        public static Answer of(int status, String body) {
            byte[] content = body.getBytes(StandardCharsets.UTF_8);
            String head = "HTTP/1.1 " + status + " " + String.format(Locale.ROOT, "Status%d", status) + "\r\n"
                    + "Connection: close\r\nContent-Length: " + content.length + "\r\n\r\n";
            return raw(head + body);
        }

        /** These bytes and nothing else. */
        public static Answer raw(String bytes) {
            return new Answer(bytes.getBytes(StandardCharsets.UTF_8), false);
        }

        /** Nothing: the connection is closed as soon as the request was read. */
        public static Answer nothing() {
            return raw("");
        }

        /** These bytes, and then silence until the client goes away. */
        public static Answer stall(String bytes) {
            return new Answer(bytes.getBytes(StandardCharsets.UTF_8), true);
        }

        /** The same answer with one more header. */
        public Answer with(String name, String value) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            int firstLine = text.indexOf("\r\n") + 2;
            String whole = text.substring(0, firstLine) + name + ": " + value + "\r\n" + text.substring(firstLine);
            return new Answer(whole.getBytes(StandardCharsets.UTF_8), stays);
        }

        private void give(Socket socket, InputStream in) throws IOException {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            if (stays) {
                in.transferTo(OutputStream.nullOutputStream());
            }
        }
    }
}
