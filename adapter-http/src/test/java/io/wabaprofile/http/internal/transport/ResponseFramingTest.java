package io.wabaprofile.http.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.http.internal.request.FailureKind;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The framing of responses. */
class ResponseFramingTest {
    private static Stream<Arguments> overEachWire(Object[]... cases) {
        return Stream.of(TransportSecurity.values())
                .flatMap(security ->
                        Stream.of(cases).map(one -> Arguments.of(security, one[0], one.length > 1 ? one[1] : null)));
    }

    static Stream<Arguments> wellFormed() {
        return overEachWire(new Object[][] {
            {"HTTP/1.1 200 OK\r\nX-Folded: one\r\n two\r\n\tthree\r\nContent-Length: 2\r\n\r\n{}", "200 {}"},
            {"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "200 "},
            {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "200 "},
            {"HTTP/1.1 200 OK\r\ntransfer-encoding: Chunked\r\n\r\n1;a=b\r\n{\r\n1\r\n}\r\n0\r\nX: y\r\n\r\n", "200 {}"
            },
            {"HTTP/1.1 204 No Content\r\n\r\n", "204 "},
            {"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", "200 {}"},
            {"HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n{}", "200 {}"},
        });
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("wellFormed")
    void readsAWellFormedResponse(TransportSecurity security, String response, String expected) {
        try (RawHttpServer server = RawHttpServer.start(security, (request, connection) -> connection.write(response));
                TransportFixture client = new TransportFixture(security, server.base())) {
            assertThat(client.get("A")).isEqualTo(expected);
        }
    }

    static Stream<Arguments> invalid() {
        return overEachWire(new Object[][] {
            {"HTTP/1.1 200 OK\r\nno colon here\r\nContent-Length: 2\r\n\r\n{}"},
            {"HTTP/1.1 abc OK\r\nContent-Length: 2\r\n\r\n{}"},
            {"HTTP/1.1 103 Early Hints\r\n\r\n".repeat(33) + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"},
            {"HTTP/1.1 -12 OK\r\nContent-Length: 2\r\n\r\n{}"},
            {"HTTP/1.1 000 OK\r\nContent-Length: 2\r\n\r\n{}"},
            {"HTTP/1.1 20000000000 OK\r\nContent-Length: 2\r\n\r\n{}"},
            {"HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}"},
            {"\r\n".repeat(20) + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"},
            {": no name\r\n".repeat(3) + "\r\n"},
            {"HTTP/1.1 200 OK\r\nContent-Length: two\r\n\r\n{}"},
            {"HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\n{}"},
            {"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}"},
            {"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"},
            {"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n{}"},
            {"HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n"},
            {"HTTP/2.0 200 OK\r\nContent-Length: 2\r\n\r\n{}"},
            {"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}"},
        });
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("invalid")
    void doesNotRetryAResponseThatViolatesTheProtocol(TransportSecurity security, String response, Object unused) {
        try (RawHttpServer server = RawHttpServer.start(security, (request, connection) -> connection.write(response));
                TransportFixture client = new TransportFixture(security, server.base())) {
            assertThat(TransportFixture.failure(() -> client.get("A"))).isEqualTo(FailureKind.PROTOCOL_VIOLATION);
        }
    }

    static Stream<Arguments> truncated() {
        return overEachWire(new Object[][] {
            {""},
            {"HTTP/1.1 200 O"},
            {"HTTP/1.1 200 OK\r\n"},
            {"HTTP/1.1 200 OK\r\nX-Cu"},
            {"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n"},
            {"HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{}"},
            {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n"},
            {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n"},
            {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nX-Trail"},
            {"HTTP/1.1 200 OK\r\n\r\n"},
            {"HTTP/1.1 103 Early Hints\r\n\r\n"},
        });
    }

    /** The server closes the connection in order, over TLS with {@code close_notify}. */
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("truncated")
    void reportsALostConnectionForATruncatedResponse(TransportSecurity security, String response, Object unused) {
        try (RawHttpServer server = RawHttpServer.start(security, (request, connection) -> {
                    connection.write(response);
                    connection.socket().close();
                });
                TransportFixture client = new TransportFixture(security, server.base())) {
            assertThat(TransportFixture.failure(() -> client.get("A"))).isEqualTo(FailureKind.LOST);
        }
    }

    /** An attacker who cuts the TCP connection truncates the body. Over TLS, {@code close_notify} proves that it is complete. */
    @Test
    void reportsALostConnectionIfABodyEndsWithoutCloseNotify() {
        try (RawHttpServer server = RawHttpServer.start(TransportSecurity.TLS, (request, connection) -> {
                    connection.write("HTTP/1.1 200 OK\r\n\r\n{}");
                    connection.cut();
                });
                TransportFixture client = new TransportFixture(TransportSecurity.TLS, server.base())) {
            assertThat(TransportFixture.failure(() -> client.get("A"))).isEqualTo(FailureKind.LOST);
        }
    }

    @ParameterizedTest
    @EnumSource(TransportSecurity.class)
    void acceptsABodyThatEndsWithTheConnection(TransportSecurity security) {
        try (RawHttpServer server = RawHttpServer.start(security, (request, connection) -> {
                    connection.write("HTTP/1.1 200 OK\r\n\r\n{}");
                    connection.socket().close();
                });
                TransportFixture client = new TransportFixture(security, server.base())) {
            assertThat(client.get("A")).isEqualTo("200 {}");
        }
    }
}
