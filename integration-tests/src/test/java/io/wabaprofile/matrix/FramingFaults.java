package io.wabaprofile.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.testkit.wire.ScriptedResponse;
import io.wabaprofile.testkit.wire.ScriptedServer;
import java.util.function.UnaryOperator;

/** Rows about the reuse of connections and about where a response ends; a scripted server causes their faults. */
final class FramingFaults {
    private FramingFaults() {}

    /** The pool of the client holds a connection that the server resets as soon as a request begins. */
    static void staleConnection(RequestKind kind, Transport transport) {
        try (ClientFixture client = new ClientFixture(transport)) {
            ScriptedServer server = client.server;
            boolean first = kind.before().isEmpty();
            boolean streams = kind == RequestKind.SET_PHOTO || kind == RequestKind.OPEN_UPLOAD;
            RequestKind warming =
                    streams ? kind : RequestKind.READ_CLOUD; // streamed bodies may have a pool of their own
            if (first && warming == RequestKind.OPEN_UPLOAD) {
                server.then(good(RequestKind.OPEN_UPLOAD))
                        .then(good(RequestKind.SEND_BYTES).resetOnNextRequest());
            } else if (first) {
                server.then(good(warming).resetOnNextRequest());
            }
            respondBefore(server, kind, ScriptedResponse::resetOnNextRequest);
            if (kind == RequestKind.SEND_BYTES) {
                server.then(good(RequestKind.ASK_OFFSET));
            }
            server.then(good(kind));
            respondAfter(server, kind);
            if (first) {
                client.run(warming);
            }
            int before = client.requests(kind);
            client.run(kind);
            assertThat(client.requests(kind) - before).as("complete requests").isEqualTo(1);
            assertThat(server.startedRequests() - server.requests().size())
                    .as("requests on the stale connection")
                    .isEqualTo(1);
        }
    }

    /** The bytes after the announced length belong to no response. */
    static void excessBytes(RequestKind kind, Transport transport) {
        try (ClientFixture client = new ClientFixture(transport)) {
            String body = kind.goodBody();
            respondBefore(client.server, kind, before -> before);
            client.server.then(ScriptedResponse.withContentLengths(
                            body + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", body.length())
                    .keepAlive());
            respondAfter(client.server, kind);
            client.server.then(good(RequestKind.READ_CLOUD));
            client.run(kind);
            assertThat(client.requests(kind)).as("requests").isEqualTo(1);
            client.run(RequestKind.READ_CLOUD);
        }
    }

    /** A body with a length needs no close_notify after it. A body without a length ends with the close_notify. */
    static void completeBodies(RequestKind kind, Transport transport) {
        String body = kind.goodBody();
        String withLength =
                "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        oneRequest(kind, transport, ScriptedResponse.raw(withLength).cutAfter(withLength.length()));
        oneRequest(kind, transport, ScriptedResponse.raw("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + body));
    }

    static void interimResponses(RequestKind kind, Transport transport) {
        for (int[] before : new int[][] {{100}, {102}, {103}, {100, 102, 103}}) {
            oneRequest(kind, transport, good(kind).afterInterimResponses(before));
        }
    }

    private static void oneRequest(RequestKind kind, Transport transport, ScriptedResponse response) {
        try (ClientFixture client = new ClientFixture(transport)) {
            respondBefore(client.server, kind, before -> before);
            client.server.then(response);
            respondAfter(client.server, kind);
            client.run(kind);
            assertThat(client.requests(kind)).as("requests").isEqualTo(1);
        }
    }

    /** @param last changes the last response before the tested request */
    private static void respondBefore(ScriptedServer server, RequestKind kind, UnaryOperator<ScriptedResponse> last) {
        if (kind == RequestKind.SEND_BYTES) {
            server.then(last.apply(good(RequestKind.OPEN_UPLOAD)));
        }
        if (kind == RequestKind.ASK_OFFSET) {
            server.then(good(RequestKind.OPEN_UPLOAD)).then(last.apply(WireFaults.dialog360(503, "out of order")));
        }
    }

    private static void respondAfter(ScriptedServer server, RequestKind kind) {
        kind.after().forEach(next -> server.then(good(next)));
    }

    private static ScriptedResponse good(RequestKind kind) {
        return ScriptedResponse.of(200, kind.goodBody());
    }
}
