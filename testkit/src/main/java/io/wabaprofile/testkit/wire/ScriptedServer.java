package io.wabaprofile.testkit.wire;

import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.wire.ScriptedResponse.Then;
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
 * A loopback server that sends exactly the bytes that a test scripts, valid HTTP or not, and records the requests. It
 * knows
 * no API. Use {@link Dialog360Simulator} to test against the API, and {@link FaultProxy} to add network faults to it.
 *
 * <p>Responses are sent in the order of the script. The last one is repeated. Each connection carries one request,
 * unless
 * the response {@linkplain ScriptedResponse#keepAlive() keeps it alive}. Safe for use by several threads.
 */
public final class ScriptedServer implements AutoCloseable {
    private final LoopbackPort port;
    private final Deque<Step> script = new ArrayDeque<>();
    private final List<ReceivedRequest> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger startedRequests = new AtomicInteger();
    private final Set<SocketConnection> idle = ConcurrentHashMap.newKeySet();

    /** @param resetAfter how many bytes of the request to read before a reset; negative to read all and respond */
    private record Step(ScriptedResponse response, int resetAfter) {}

    private ScriptedServer(LoopbackPort port) {
        this.port = port;
    }

    /** Starts a server on 127.0.0.1 and a free port. */
    public static ScriptedServer start() {
        return listening(null);
    }

    /** Starts a server with TLS on 127.0.0.1 and a free port. */
    public static ScriptedServer start(SSLContext tls) {
        return listening(tls);
    }

    private static ScriptedServer listening(@Nullable SSLContext tls) {
        ScriptedServer server = new ScriptedServer(LoopbackPort.open("scripted-server", tls));
        server.port.accept(server::serve);
        return server;
    }

    public URI baseUri() {
        return port.uri();
    }

    /** Adds a response to the script. */
    public ScriptedServer then(ScriptedResponse response) {
        return add(new Step(response, -1));
    }

    /** Adds a response with a JSON body to the script. */
    public ScriptedServer thenJson(int status, String body) {
        return then(ScriptedResponse.of(status, body).with("Content-Type", "application/json"));
    }

    /**
     * Adds a reset of the connection (RST) to the script, after part of the request was read. The client may have sent
     * more
     * bytes, up to the size of the socket buffers.
     *
     * @param count of bytes to read, fewer than the request has; otherwise client and server wait for each other
     */
    public ScriptedServer thenResetAfterReading(int count) {
        return add(new Step(ScriptedResponse.resetWithoutResponse(), count));
    }

    private ScriptedServer add(Step step) {
        synchronized (script) {
            script.addLast(step);
        }
        return this;
    }

    /** The requests that were received completely, in order. */
    public List<ReceivedRequest> requests() {
        return List.copyOf(requests);
    }

    /** The number of requests of which at least one byte arrived, incomplete requests included. */
    public int startedRequests() {
        return startedRequests.get();
    }

    /** Closes the kept-alive connections that carry no request. */
    public void closeIdleConnections() throws IOException {
        for (SocketConnection connection : idle) {
            connection.close();
        }
    }

    private void serve(SocketConnection connection) throws IOException {
        try {
            Then state = Then.KEPT_ALIVE;
            while (state != Then.CLOSED && connection.hasMore()) {
                idle.remove(connection);
                startedRequests.incrementAndGet();
                if (state == Then.STALE) {
                    connection.reset();
                    return;
                }
                state = respond(connection);
            }
        } finally {
            idle.remove(connection);
        }
    }

    private Then respond(SocketConnection connection) throws IOException {
        Step reset = nextIfReset();
        if (reset != null) {
            connection.in().readNBytes(reset.resetAfter());
            connection.reset();
            return Then.CLOSED;
        }
        MessageHead head = MessageHead.read(connection.in());
        if (head == null) {
            return Then.CLOSED;
        }
        requests.add(new ReceivedRequest(head, new FramedBody(head, connection.in()).content()));
        ScriptedResponse response = next().response();
        if (response.then() != Then.CLOSED) {
            idle.add(connection); // before the client receives the response and can call closeIdleConnections()
        }
        response.writeTo(connection);
        return response.then();
    }

    private @Nullable Step nextIfReset() {
        synchronized (script) {
            Step first = script.peekFirst();
            return first == null || first.resetAfter() < 0 ? null : next();
        }
    }

    private Step next() {
        synchronized (script) {
            if (script.isEmpty()) {
                throw new IllegalStateException("The script is empty; add a response with then(...)");
            }
            return script.size() == 1 ? script.getFirst() : script.removeFirst();
        }
    }

    /** Closes all connections and waits for their threads. */
    @Override
    public void close() {
        port.close();
    }

    /** A complete request. */
    public static final class ReceivedRequest {
        private final MessageHead head;
        private final byte[] body;

        private ReceivedRequest(MessageHead head, byte[] body) {
            this.head = head;
            this.body = body;
        }

        public String method() {
            return head.word(0);
        }

        /** The path and query as sent. */
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

        /** The values of a header. The name is not case-sensitive. */
        public List<String> header(String name) {
            return head.header(name);
        }
    }
}
