package io.wabaprofile.testkit;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
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
 * one request, unless the answer is to {@linkplain Answer#keepAlive() keep it alive}.
 */
public final class ScriptedServer implements AutoCloseable {
    private final LoopbackPort port;
    private final Deque<Answer> script = new ArrayDeque<>();
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

    /**
     * Adds to the script that the connection is reset after so many bytes of the request were read. The client may have
     * sent more; it has certainly not sent all of a request that is much larger than the buffers of its socket.
     *
     * @param count fewer than the request has, or both sides wait; at 0 the connection is reset as the first byte arrives
     */
    public ScriptedServer resetBeforeRequestIsRead(int count) {
        return then(new Answer(new byte[0], Delivery.resetAfterReading(count), Afterwards.REQUEST_UNREAD));
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
            Afterwards state = Afterwards.KEEP_ALIVE;
            while (state != Afterwards.CLOSE && connection.hasMore()) {
                idle.remove(connection);
                begun.incrementAndGet();
                state = state == Afterwards.STALE ? forget(connection) : exchange(connection);
            }
        } finally {
            idle.remove(connection);
        }
    }

    private static Afterwards forget(Connection connection) throws IOException {
        connection.reset();
        return Afterwards.CLOSE;
    }

    private Afterwards exchange(Connection connection) throws IOException {
        if (!wantsNextRequest()) {
            next().give(connection);
            return Afterwards.CLOSE;
        }
        ReceivedRequest request = ReceivedRequest.read(connection);
        if (request == null) {
            return Afterwards.CLOSE;
        }
        requests.add(request);
        Answer answer = next();
        if (answer.afterwards != Afterwards.CLOSE) {
            idle.add(connection); // before the client can know of its answer, and ask for its connection to be closed
        }
        return answer.give(connection);
    }

    private boolean wantsNextRequest() {
        synchronized (script) {
            Answer first = script.peekFirst();
            return first == null || first.afterwards != Afterwards.REQUEST_UNREAD;
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

    /** Ends all connections; returns when that is done. */
    @Override
    public void close() {
        port.close();
    }

    /** What becomes of a connection after an answer. */
    private enum Afterwards {
        CLOSE,
        KEEP_ALIVE,
        /** Looks alive until the next request begins. */
        STALE,
        /** There is nothing after it, for it comes before the request. */
        REQUEST_UNREAD
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
            return head == null ? null : new ReceivedRequest(head, new RequestBody(head, connection.in()).content());
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

    /**
     * What the server says to one request, and how, before it closes the connection. Over TLS, what ends early or with a
     * reset ends without a word of TLS.
     */
    public static final class Answer {
        private final byte[] bytes;
        private final Delivery delivery;
        private final Afterwards afterwards;

        private Answer(byte[] bytes, Delivery delivery, Afterwards afterwards) {
            this.bytes = bytes;
            this.delivery = delivery;
            this.afterwards = afterwards;
        }

        /** A whole answer with its length. */
        public static Answer of(int status, String body) {
            return raw(AnswerBytes.of(status, AnswerBytes.utf8(body)));
        }

        /** These bytes and nothing else. */
        public static Answer raw(String bytes) {
            return raw(AnswerBytes.utf8(bytes));
        }

        /** These bytes and nothing else. */
        public static Answer raw(byte[] bytes) {
            return new Answer(bytes.clone(), Delivery.whole(), Afterwards.CLOSE);
        }

        /** Nothing: the connection is closed as soon as the request was read. */
        public static Answer nothing() {
            return raw("");
        }

        /** Nothing: the connection is reset as soon as the request was read. */
        public static Answer reset() {
            return nothing().resetAfter(0);
        }

        /** These bytes, and then silence until the client goes away. */
        public static Answer stall(String bytes) {
            return raw(bytes).delivered(Delivery.thenSilence());
        }

        /** These bytes, and then spaces until the client goes away, but no more than 64 MiB of them. */
        public static Answer endless(String bytes) {
            return raw(bytes).delivered(Delivery.endless());
        }

        /** To somewhere else. */
        public static Answer redirect(int status, String location) {
            return of(status, "").with("Location", location);
        }

        /** Status 200 with a Content-Length for each of these lengths, whatever the body has. */
        public static Answer announcing(String body, long... lengths) {
            return raw(AnswerBytes.announcing(body, lengths));
        }

        /** Status 200 with the body in one good chunk, and after it one whose size is no number. */
        public static Answer badChunk(String body) {
            return raw(AnswerBytes.chunked(body, "size?\r\n{}\r\n0\r\n\r\n"));
        }

        /** Status 200 with the body in one good chunk, and no chunk that says it was the last. */
        public static Answer chunkedWithoutEnd(String body) {
            return raw(AnswerBytes.chunked(body, ""));
        }

        /** Status 200 with 100 kB that unfold to 100 MiB. */
        public static Answer gzipBomb() {
            return raw(AnswerBytes.of(200, AnswerBytes.gzipOfZeros(100L * 1024 * 1024)))
                    .with("Content-Encoding", "gzip");
        }

        /** The same answer with one more header, before the others. */
        public Answer with(String name, String value) {
            return new Answer(AnswerBytes.withHeader(bytes, name, value), delivery, afterwards);
        }

        /** The same answer with so many more headers of so many bytes. */
        public Answer withHeaders(int count, int length) {
            Answer answer = this;
            for (int i = count; i > 0; i--) {
                answer = answer.with("X-Long-" + i, "x".repeat(length));
            }
            return answer;
        }

        /** The same answer after interim ones, such as 103; to be said last. */
        public Answer afterInterim(int... statuses) {
            StringBuilder interim = new StringBuilder();
            for (int status : statuses) {
                interim.append("HTTP/1.1 ").append(status).append(" Interim\r\n\r\n");
            }
            byte[] whole = AnswerBytes.joined(AnswerBytes.utf8(interim.toString()), bytes);
            return new Answer(whole, delivery, afterwards);
        }

        /** So many bytes of the answer, and then the connection ends as if the server had died (FIN). */
        public Answer cutAfter(int count) {
            return first(count).delivered(Delivery.thenFin());
        }

        /**
         * So many bytes of the answer, and then RST. A client that has not read them by then may lose some.
         */
        public Answer resetAfter(int count) {
            return first(count).delivered(Delivery.thenReset());
        }

        private Answer first(int count) {
            if (count > bytes.length) {
                throw new IllegalArgumentException("The answer has only " + bytes.length + " bytes");
            }
            return new Answer(Arrays.copyOf(bytes, count), delivery, afterwards);
        }

        /** The same answer, one byte at a time with a pause after each. */
        public Answer trickling(Duration pause) {
            return delivered(Delivery.trickling(bytes.length, pause));
        }

        /** The same answer, its head at once and its body one byte at a time with a pause after each. */
        public Answer tricklingBody(Duration pause) {
            return delivered(Delivery.trickling(bytes.length - AnswerBytes.bodyStart(bytes), pause));
        }

        /** The same answer, and the connection waits for another request. */
        public Answer keepAlive() {
            return new Answer(AnswerBytes.withoutClosing(bytes), delivery, Afterwards.KEEP_ALIVE);
        }

        /**
         * The same answer, and the connection seems to wait for another request, but is reset as soon as one begins: what
         * a client sees that takes a connection out of its pool just when the server closes it. That request is answered
         * nothing, and counts only as {@linkplain #requestsBegun() begun}.
         */
        public Answer thenStale() {
            return new Answer(AnswerBytes.withoutClosing(bytes), delivery, Afterwards.STALE);
        }

        private Answer delivered(Delivery other) {
            return new Answer(bytes, other, afterwards);
        }

        private Afterwards give(Connection connection) throws IOException {
            delivery.give(bytes, connection);
            return afterwards;
        }

        /** As the only thing that is said on a connection. */
        void giveLast(Connection connection) throws IOException {
            delivery.give(bytes, connection);
        }
    }
}
