package io.wabaprofile.http.internal.transport;

import static io.wabaprofile.http.internal.transport.RawHttpServer.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.http.internal.request.FailureKind;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which connections are reused, and by which channels. */
class ConnectionReuseTest {
    private static final String HEAD_OF_204 = "HTTP/1.1 204 No Content\r\n\r\n";

    static Stream<Arguments> leftovers() {
        List<Arguments> all = new ArrayList<>();
        for (TransportSecurity security : TransportSecurity.values()) {
            for (boolean sharing : new boolean[] {false, true}) {
                for (int late : new int[] {0, 5, 100}) {
                    all.add(Arguments.of(security, sharing, late));
                }
            }
        }
        return all.stream();
    }

    /** The server sends a second response that belongs to no request, in the same record as the first one's body. */
    @ParameterizedTest(name = "{0}, sharing {1}, {2} ms late")
    @MethodSource("leftovers")
    void closesAConnectionThatReceivedMoreThanOneResponse(TransportSecurity security, boolean sharing, int late)
            throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        try (RawHttpServer server = RawHttpServer.start(security, (request, connection) -> {
                    String body = "{\"name\":\"" + request.channel() + "\"}";
                    String good = response(body);
                    if (written.getCount() == 0) {
                        connection.write(good);
                        return;
                    }
                    String stray = response("{\"name\":\"stray\"}");
                    int head = good.indexOf("\r\n\r\n") + 4;
                    connection.write(good.substring(0, head));
                    if (late == 0) {
                        connection.write(good.substring(head) + stray);
                    } else {
                        connection.write(good.substring(head));
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(late));
                        connection.write(stray);
                    }
                    written.countDown();
                });
                TransportFixture client = fixture(security, server, sharing)) {
            assertThat(client.get("A")).isEqualTo("200 {\"name\":\"A\"}");
            assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();

            assertThat(client.get("B")).isEqualTo("200 {\"name\":\"B\"}");
            assertThat(client.get("A")).isEqualTo("200 {\"name\":\"A\"}");
            assertThat(server.requests())
                    .filteredOn(request -> request.connection() == 1)
                    .hasSize(1);
        }
    }

    private static TransportFixture fixture(TransportSecurity security, RawHttpServer server, boolean sharing) {
        return new TransportFixture(security, server.base(), sharing, null, InetAddress::getAllByName);
    }

    @ParameterizedTest
    @EnumSource(TransportSecurity.class)
    void reusesAConnectionForTheSameChannelOnly(TransportSecurity security) {
        try (RawHttpServer server = RawHttpServer.start(security, (request, connection) -> connection.respond("{}"));
                TransportFixture client = new TransportFixture(security, server.base())) {
            for (String channel : List.of("A", "B", "A", "B", "A")) {
                client.get(channel);
            }

            assertThat(server.connections()).isEqualTo(2);
            assertThat(server.requests())
                    .extracting(RawHttpServer.Request::connection)
                    .containsExactly(1, 2, 1, 2, 1);
        }
    }

    @ParameterizedTest
    @EnumSource(TransportSecurity.class)
    void usesOneConnectionForAllChannelsThatShare(TransportSecurity security) {
        try (RawHttpServer server = RawHttpServer.start(security, (request, connection) -> connection.respond("{}"));
                TransportFixture client = fixture(security, server, true)) {
            for (String channel : List.of("A", "B", "C")) {
                client.get(channel);
            }

            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TransportSecurity.class)
    void doesNotReuseAConnectionAfterAResponseThatWasNotDecoded(TransportSecurity security) {
        try (RawHttpServer server =
                        RawHttpServer.start(security, (request, connection) -> connection.respond("<html>"));
                TransportFixture client = new TransportFixture(security, server.base())) {
            client.getWithoutDecoding("A");
            client.get("A");

            assertThat(server.connections()).isEqualTo(2);
        }
    }

    static Stream<Arguments> withoutBody() {
        return Stream.of(TransportSecurity.values())
                .flatMap(security -> Stream.of(204, 304).map(status -> Arguments.of(security, status)));
    }

    /** The body arrives after the next request was sent, when no check can see it. */
    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("withoutBody")
    void doesNotReuseAConnectionAfterAResponseWithoutABody(TransportSecurity security, int status) {
        try (RawHttpServer server = RawHttpServer.start(security, (request, connection) -> {
                    if (request.connection() > 1) {
                        connection.respond("{}");
                        return;
                    }
                    connection.write(HEAD_OF_204.replace("204", "" + status));
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(15));
                    connection.write(response("{\"name\":\"stray\"}"));
                });
                TransportFixture client = new TransportFixture(security, server.base())) {
            assertThat(client.get("A")).isEqualTo(status + " ");
            assertThat(client.get("A")).isEqualTo("200 {}");
        }
    }

    @ParameterizedTest
    @EnumSource(TransportSecurity.class)
    void closesAConnectionThatTheServerClosedWhileItWasIdle(TransportSecurity security) throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (RawHttpServer server = RawHttpServer.start(security, (request, connection) -> {
                    connection.respond("{}");
                    if (request.connection() == 1) {
                        connection.socket().close();
                        closed.countDown();
                    }
                });
                TransportFixture client = new TransportFixture(security, server.base())) {
            client.get("A");
            assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();

            assertThat(client.post("A", TransportFixture.LONG, new byte[] {'x'}))
                    .isEqualTo("200 {}");
        }
    }

    /** The client closes each connection without a further call. */
    @ParameterizedTest
    @EnumSource(TransportSecurity.class)
    void closesItsSideOfIdleConnectionsThatTheServerClosed(TransportSecurity security) throws Exception {
        CountDownLatch ended = new CountDownLatch(3);
        try (RawHttpServer server = RawHttpServer.start(security, (request, connection) -> {
                    connection.respond("{}");
                    connection.socket().shutdownOutput();
                    RawHttpServer.daemon(() -> awaitEnd(connection, ended));
                });
                TransportFixture client = new TransportFixture(security, server.base())) {
            for (String channel : List.of("A", "B", "C")) {
                client.get(channel);
            }

            assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void awaitEnd(RawHttpServer.Connection connection, CountDownLatch ended) {
        try {
            while (connection.socket().getInputStream().read() >= 0) {
                // until the client closes
            }
        } catch (IOException e) {
            // a reset also ends the connection
        }
        ended.countDown();
    }

    @ParameterizedTest
    @EnumSource(TransportSecurity.class)
    void keepsNoMoreIdleConnectionsThanAllowed(TransportSecurity security) {
        try (RawHttpServer server = RawHttpServer.start(security, (request, connection) -> connection.respond("{}"));
                TransportFixture client = new TransportFixture(security, server.base())) {
            for (int channel = 0; channel < 200; channel++) {
                client.get("channel " + channel);
            }

            assertThat(client.transport.connections().getAvailable())
                    .isLessThanOrEqualTo(TransportFixture.MAX_CONNECTIONS);
            client.get("channel 199");
            assertThat(server.connections()).as("the latest connection is kept").isEqualTo(200);
            client.get("channel 0");
            assertThat(server.connections())
                    .as("the oldest connection was closed")
                    .isEqualTo(201);
        }
    }

    @ParameterizedTest
    @EnumSource(TransportSecurity.class)
    void failsWhenAReusedConnectionIsResetAfterTheRequestWasSent(TransportSecurity security) {
        try (RawHttpServer server = RawHttpServer.start(security, (request, connection) -> {
                    if (request.body().length > 0) {
                        connection.socket().close();
                    }
                    connection.respond("{}");
                });
                TransportFixture client = new TransportFixture(security, server.base())) {
            client.get("A");

            assertThat(TransportFixture.failure(() -> client.post("A", TransportFixture.LONG, new byte[] {'x'})))
                    .isEqualTo(FailureKind.LOST);
            assertThat(server.requests()).as("no request is retried").hasSize(2);
        }
    }
}
