package io.wabaprofile.testkit.wire;

import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A server on loopback that knows nothing of profiles and says exactly what a test tells it to, byte for byte, also what
 * no well-behaved server says. Keeps what it received. For everything else there is {@link Dialog360Simulator}, and for
 * the simulator behind a bad line {@link FaultProxy}.
 *
 * <p>Answers are given in the order in which they were scripted; the last one is given for ever. Each connection carries
 * one request, unless the answer is to {@linkplain ScriptedResponse#keepAlive() keep it alive}.
 */
public final class ScriptedServer implements AutoCloseable {
    private final LoopbackPort port;
    private final Deque<ScriptedResponse> script = new ArrayDeque<>();
    private final List<ReceivedRequest> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final Set<Connection> idle = ConcurrentHashMap.newKeySet();

    private ScriptedServer(LoopbackPort port) {
        this.port = port;
    }

    /** Starts on 127.0.0.1 and a free port. */
    public static ScriptedServer start() {
        return listening(null);
    }

    /** As {@link #start()}, over TLS. */
    public static ScriptedServer start(SSLContext tls) {
        return listening(tls);
    }

    private static ScriptedServer listening(@Nullable SSLContext tls) {
        ScriptedServer server = new ScriptedServer(LoopbackPort.open("scripted-server", tls));
        server.port.admit(server::converse);
        return server;
    }

    public URI baseUri() {
        return port.uri();
    }

    /** Adds an answer to the script. */
    public ScriptedServer then(ScriptedResponse answer) {
        synchronized (script) {
            script.addLast(answer);
        }
        return this;
    }

    /** As {@link #then(ScriptedResponse)} with a JSON body. */
    public ScriptedServer thenJson(int status, String body) {
        return then(ScriptedResponse.of(status, body).with("Content-Type", "application/json"));
    }

    /**
     * Adds to the script that the connection is reset after so many bytes of the request were read. The client may have
     * sent more; it has certainly not sent all of a request that is much larger than the buffers of its socket.
     *
     * @param count fewer than the request has, or both sides wait; at 0 the connection is reset as the first byte arrives
     */
    public ScriptedServer resetBeforeRequestIsRead(int count) {
        return then(new ScriptedResponse(
                new byte[0], ResponseWriter.resetAfterReading(count), AfterResponse.REQUEST_UNREAD));
    }

    /** What was received so far, whole requests only. */
    public List<ReceivedRequest> requests() {
        return List.copyOf(requests);
    }

    /** How many requests began to arrive so far, also those of which no more than one byte came or was wanted. */
    public int requestsBegun() {
        return begun.get();
    }

    /** Closes, as a server does after a while, all connections that are kept alive and carry no request. */
    public void closeIdle() throws IOException {
        for (Connection connection : idle) {
            connection.close();
        }
    }

    private void converse(Connection connection) throws IOException {
        try {
            AfterResponse state = AfterResponse.KEEP_ALIVE;
            while (state != AfterResponse.CLOSE && connection.hasMore()) {
                idle.remove(connection);
                begun.incrementAndGet();
                state = state == AfterResponse.STALE ? forget(connection) : exchange(connection);
            }
        } finally {
            idle.remove(connection);
        }
    }

    private static AfterResponse forget(Connection connection) throws IOException {
        connection.reset();
        return AfterResponse.CLOSE;
    }

    private AfterResponse exchange(Connection connection) throws IOException {
        if (!wantsNextRequest()) {
            next().give(connection);
            return AfterResponse.CLOSE;
        }
        ReceivedRequest request = ReceivedRequest.read(connection);
        if (request == null) {
            return AfterResponse.CLOSE;
        }
        requests.add(request);
        ScriptedResponse answer = next();
        if (answer.afterResponse != AfterResponse.CLOSE) {
            idle.add(connection); // before the client can know of its answer, and ask for its connection to be closed
        }
        return answer.give(connection);
    }

    private boolean wantsNextRequest() {
        synchronized (script) {
            ScriptedResponse first = script.peekFirst();
            return first == null || first.afterResponse != AfterResponse.REQUEST_UNREAD;
        }
    }

    private ScriptedResponse next() {
        synchronized (script) {
            if (script.isEmpty()) {
                throw new IllegalStateException("Nothing is scripted");
            }
            return script.size() == 1 ? script.getFirst() : script.removeFirst();
        }
    }

    /** Ends all connections; returns when that is done. */
    @Override
    public void close() {
        port.close();
    }

    /** One request as it came. Header names are matched whatever their case. */
    public static final class ReceivedRequest {
        private final MessageHead head;
        private final byte[] body;

        private ReceivedRequest(MessageHead head, byte[] body) {
            this.head = head;
            this.body = body;
        }

        private static @Nullable ReceivedRequest read(Connection connection) throws IOException {
            MessageHead head = MessageHead.read(connection.in());
            return head == null ? null : new ReceivedRequest(head, new FramedBody(head, connection.in()).content());
        }

        public String method() {
            return head.word(0);
        }

        /** Path and query to the letter. */
        public String target() {
            return head.word(1);
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
            return head.header(name);
        }
    }
}
