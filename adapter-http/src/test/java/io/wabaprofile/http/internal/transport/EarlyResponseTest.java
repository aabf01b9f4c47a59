package io.wabaprofile.http.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.http.internal.request.FailureKind;
import io.wabaprofile.http.internal.request.RequestSpec;
import io.wabaprofile.http.internal.request.StreamedBody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A server responds before it has read the whole request. */
class EarlyResponseTest {
    private static final int LENGTH = 64 * 1024 * 1024;

    private static String refusal(int status) {
        return "HTTP/1.1 " + status + " No\r\nContent-Length: 2\r\n\r\nno";
    }

    /** Generated content that counts the bytes that were read. */
    private static StreamedBody content(AtomicLong read) {
        return new StreamedBody(LENGTH, () -> new InputStream() {
            @Override
            public int read() {
                read.incrementAndGet();
                return 'x';
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                int count = (int) Math.min(length, LENGTH - read.get());
                read.addAndGet(count);
                return count;
            }
        });
    }

    static Stream<Arguments> refusals() {
        return Stream.of(TransportSecurity.values())
                .flatMap(security -> Stream.of(401, 413, 429, 503).map(status -> Arguments.of(security, status)));
    }

    /** The server keeps the connection open and stops reading, so that sending blocks. */
    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("refusals")
    void readsTheResponseOfAServerThatStopsReading(TransportSecurity security, int status) {
        AtomicLong read = new AtomicLong();
        try (RespondingServer server = new RespondingServer(security, refusal(status), false);
                TransportFixture client = new TransportFixture(security, server.base())) {
            RequestSpec call = TransportFixture.call().body(content(read));

            assertThat(client.post("A", TransportFixture.LONG, call)).isEqualTo(status + " no");
            assertThat(read.get()).as("bytes read for sending").isLessThan(LENGTH);
        }
    }

    @ParameterizedTest
    @EnumSource(TransportSecurity.class)
    void readsTheResponseOfAServerThatCloses(TransportSecurity security) {
        try (RespondingServer server = new RespondingServer(security, refusal(413), true);
                TransportFixture client = new TransportFixture(security, server.base())) {
            RequestSpec call = TransportFixture.call().body(content(new AtomicLong()));

            assertThat(client.post("A", TransportFixture.LONG, call)).isEqualTo("413 no");
        }
    }

    @ParameterizedTest
    @EnumSource(TransportSecurity.class)
    void doesNotReuseTheConnection(TransportSecurity security) {
        try (RespondingServer server = new RespondingServer(security, refusal(429), false);
                TransportFixture client = new TransportFixture(security, server.base())) {
            client.post("A", TransportFixture.LONG, TransportFixture.call().body(content(new AtomicLong())));

            assertThat(client.transport.connections().getAvailable()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(TransportSecurity.class)
    void reportsALostConnectionWhenTheServerClosesWithoutAResponse(TransportSecurity security) {
        try (RespondingServer server = new RespondingServer(security, "", true);
                TransportFixture client = new TransportFixture(security, server.base())) {
            RequestSpec call = TransportFixture.call().body(content(new AtomicLong()));

            assertThat(TransportFixture.failure(() -> client.post("A", TransportFixture.LONG, call)))
                    .isEqualTo(FailureKind.LOST);
        }
    }

    @ParameterizedTest
    @EnumSource(TransportSecurity.class)
    void sendsABodyOfSeveralBuffers(TransportSecurity security) {
        byte[] content = new byte[600_000];
        content[599_999] = 'z';
        try (RawHttpServer server = RawHttpServer.start(security, (request, connection) -> connection.respond("{}"));
                TransportFixture client = new TransportFixture(security, server.base())) {
            RequestSpec call = TransportFixture.call()
                    .body(new StreamedBody(content.length, () -> new ByteArrayInputStream(content)));

            assertThat(client.post("A", TransportFixture.LONG, call)).isEqualTo("200 {}");
            assertThat(server.requests().get(0).body()).isEqualTo(content);
        }
    }

    @ParameterizedTest
    @EnumSource(TransportSecurity.class)
    void failsAtOnceWhenTheContentIsShorterThanDeclared(TransportSecurity security) {
        try (RawHttpServer server = RawHttpServer.start(security, (request, connection) -> connection.respond("{}"));
                TransportFixture client = new TransportFixture(security, server.base())) {
            RequestSpec call =
                    TransportFixture.call().body(new StreamedBody(9, () -> new ByteArrayInputStream(new byte[3])));

            assertThat(TransportFixture.failure(() -> client.post("A", Duration.ofMinutes(5), call)))
                    .isEqualTo(FailureKind.SOURCE_CHANGED);
            assertThat(server.requests()).isEmpty();
        }
    }

    /** Responds to each request after its head. */
    private static final class RespondingServer implements AutoCloseable {
        private final RawHttpServer server;

        private RespondingServer(TransportSecurity security, String response, boolean closes) {
            server = RawHttpServer.startUnread(security, (request, connection) -> {
                connection.write(response);
                if (!closes) {
                    new CountDownLatch(1).await();
                }
                throw new IOException("closes");
            });
        }

        private String base() {
            return server.base();
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
