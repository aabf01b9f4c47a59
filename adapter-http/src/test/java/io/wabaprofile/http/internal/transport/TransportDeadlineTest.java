package io.wabaprofile.http.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.request.FailureKind;
import io.wabaprofile.http.internal.request.RequestSpec;
import io.wabaprofile.http.internal.request.StallTimeout;
import io.wabaprofile.http.internal.request.StreamedBody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The limits that end an exchange if the server does not respond. */
class TransportDeadlineTest {
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final byte[] LARGE = new byte[8 * 1024 * 1024];

    /** Receives a request's head and does not read its body. */
    private static RawHttpServer.Handler readingNothing() {
        return (request, connection) -> {};
    }

    /** The phase in which the exchange is ended. */
    enum Phase {
        HANDSHAKE,
        WRITE,
        READ;

        /** Makes a call that blocks in this phase. */
        void call(TransportFixture client, Duration limit) {
            if (this == WRITE) {
                client.post("A", limit, LARGE);
            } else {
                client.get("A", limit);
            }
        }
    }

    static Stream<Arguments> phases() {
        return Stream.of(
                Arguments.of(Phase.HANDSHAKE, TransportSecurity.TLS),
                Arguments.of(Phase.WRITE, TransportSecurity.PLAIN),
                Arguments.of(Phase.WRITE, TransportSecurity.TLS),
                Arguments.of(Phase.READ, TransportSecurity.PLAIN),
                Arguments.of(Phase.READ, TransportSecurity.TLS));
    }

    /** A server that accepts connections and, over TLS, completes the handshake, but reads nothing of a large body. */
    private static final class SilentServer implements AutoCloseable {
        private final ServerSocket plain;
        private final RawHttpServer reading;
        private final String base;

        private SilentServer(Phase phase, TransportSecurity security) throws IOException {
            plain = new ServerSocket(0, 50, TransportSecurity.loopback());
            reading = RawHttpServer.start(security, (request, connection) -> {});
            base = phase == Phase.HANDSHAKE ? "https://127.0.0.1:" + plain.getLocalPort() : reading.base();
        }

        @Override
        public void close() throws IOException {
            reading.close();
            plain.close();
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("phases")
    void endsAtTheDeadline(Phase phase, TransportSecurity security) throws Exception {
        try (SilentServer server = new SilentServer(phase, security);
                TransportFixture client = new TransportFixture(security, server.base)) {
            assertThat(TransportFixture.failure(() -> phase.call(client, SHORT)))
                    .isEqualTo(phase == Phase.HANDSHAKE ? FailureKind.CONNECT_TIMED_OUT : FailureKind.TIMED_OUT);
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("phases")
    void endsWithAnInterrupt(Phase phase, TransportSecurity security) throws Exception {
        try (SilentServer server = new SilentServer(phase, security);
                TransportFixture client = new TransportFixture(security, server.base)) {
            AtomicReference<AttemptFailure> failure = new AtomicReference<>();
            AtomicReference<Boolean> interrupted = new AtomicReference<>();
            Thread caller = new Thread(() -> {
                failure.set(TransportFixture.thrown(() -> phase.call(client, TransportFixture.LONG)));
                interrupted.set(Thread.currentThread().isInterrupted());
            });
            caller.start();
            TransportFixture.await(
                    "the call is under way",
                    () -> client.transport.connections().getLeased() == 1);

            caller.interrupt();
            caller.join(10_000);

            assertThat(failure.get().kind()).isEqualTo(FailureKind.CANCELLED);
            assertThat(interrupted.get()).isTrue();
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("phases")
    void endsWithTheTransport(Phase phase, TransportSecurity security) throws Exception {
        try (SilentServer server = new SilentServer(phase, security);
                TransportFixture client = new TransportFixture(security, server.base)) {
            AtomicReference<AttemptFailure> failure = new AtomicReference<>();
            Thread caller = new Thread(
                    () -> failure.set(TransportFixture.thrown(() -> phase.call(client, TransportFixture.LONG))));
            caller.start();
            TransportFixture.await(
                    "the call is under way",
                    () -> client.transport.connections().getLeased() == 1);

            client.transport.close();
            caller.join(10_000);

            assertThat(failure.get()).hasMessage("the connection was closed");
        }
    }

    /** Sends responses on one connection without reading, so that the buffers between client and server fill up. */
    @ParameterizedTest
    @EnumSource(TransportSecurity.class)
    void endsAtTheDeadlineOnAReusedConnectionWhoseServerStoppedReading(TransportSecurity security) {
        try (RawHttpServer server = RawHttpServer.start(security, (request, connection) -> {
                    connection.respond("{}");
                    if (request.connection() == 1
                            && request.header("Content-Length").equals("1")) {
                        new CountDownLatch(1).await();
                    }
                });
                TransportFixture client = new TransportFixture(security, server.base())) {
            assertThat(client.post("A", TransportFixture.LONG, new byte[1])).isEqualTo("200 {}");

            assertThat(TransportFixture.failure(() -> client.post("A", SHORT, LARGE)))
                    .isEqualTo(FailureKind.TIMED_OUT);
        }
    }

    @ParameterizedTest
    @EnumSource(TransportSecurity.class)
    void endsWhenABodyMakesNoProgress(TransportSecurity security) throws Exception {
        try (SilentServer server = new SilentServer(Phase.WRITE, security);
                TransportFixture client = new TransportFixture(security, server.base)) {
            RequestSpec call = TransportFixture.call()
                    .body(new StreamedBody(LARGE.length, () -> new ByteArrayInputStream(LARGE)))
                    .stallTimeout(new StallTimeout(() -> 0, SHORT));

            assertThat(TransportFixture.failure(() -> client.post("A", TransportFixture.LONG, call)))
                    .isEqualTo(FailureKind.TIMED_OUT);
        }
    }

    @ParameterizedTest
    @EnumSource(TransportSecurity.class)
    void endsWhenItsObserverCancelsIt(TransportSecurity security) throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (SilentServer server = new SilentServer(Phase.READ, security);
                TransportFixture client = new TransportFixture(security, server.base)) {
            RequestSpec call = TransportFixture.call().cancelledBy(() -> asked.incrementAndGet() == 2);

            assertThat(TransportFixture.thrown(() -> client.post("A", TransportFixture.LONG, call)))
                    .hasMessage("cancelled by the observer");
        }
    }

    /** The content of a body blocks, as a pipe or a network file system can. */
    @Test
    void endsAtTheDeadlineWhenTheContentOfTheBodyBlocks() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        InputStream blocking = new InputStream() {
            @Override
            public int read() throws IOException {
                try {
                    closed.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                throw new IOException("closed");
            }

            @Override
            public void close() {
                closed.countDown();
            }
        };
        try (SilentServer server = new SilentServer(Phase.WRITE, TransportSecurity.PLAIN);
                TransportFixture client = new TransportFixture(TransportSecurity.PLAIN, server.base)) {
            RequestSpec call = TransportFixture.call().body(new StreamedBody(9, () -> blocking));

            assertThat(TransportFixture.failure(() -> client.post("A", SHORT, call)))
                    .isEqualTo(FailureKind.TIMED_OUT);
        }
    }

    @ParameterizedTest
    @EnumSource(TransportSecurity.class)
    void doesNotSendOnceTheTransportIsClosed(TransportSecurity security) {
        try (RawHttpServer server = RawHttpServer.start(security, readingNothing());
                TransportFixture client = new TransportFixture(security, server.base())) {
            client.transport.close();

            assertThat(TransportFixture.failure(() -> client.get("A"))).isEqualTo(FailureKind.CLOSED);
            assertThat(server.connections()).isZero();
        }
    }

    /** A resolver that hangs ignores interrupts and timeouts. */
    private static final class HangingLookup implements HostResolver.Lookup {
        private final CountDownLatch released = new CountDownLatch(1);
        private final AtomicInteger lookups = new AtomicInteger();

        @Override
        public InetAddress[] lookUp(String host) {
            lookups.incrementAndGet();
            while (true) {
                try {
                    released.await();
                    return new InetAddress[] {TransportSecurity.loopback()};
                } catch (InterruptedException e) {
                    // ignored, as in the JDK's resolver
                }
            }
        }
    }

    @Test
    void sharesOneLookupThatHangsAmongAllCalls() throws Exception {
        HangingLookup lookup = new HangingLookup();
        CountDownLatch failed = new CountDownLatch(20);
        try (TransportFixture client =
                new TransportFixture(TransportSecurity.PLAIN, "http://hanging.test:1", false, null, lookup)) {
            for (int call = 0; call < 20; call++) {
                String channel = "channel " + call;
                RawHttpServer.daemon(() -> {
                    TransportFixture.thrown(() -> client.get(channel, SHORT));
                    failed.countDown();
                });
            }

            assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(lookup.lookups).hasValue(1);
        } finally {
            lookup.released.countDown();
        }
    }

    @Test
    void endsALookupThatHangsWithTheTransport() throws Exception {
        HangingLookup lookup = new HangingLookup();
        AtomicReference<AttemptFailure> failure = new AtomicReference<>();
        try (TransportFixture client =
                new TransportFixture(TransportSecurity.PLAIN, "http://hanging.test:1", false, null, lookup)) {
            Thread caller = new Thread(
                    () -> failure.set(TransportFixture.thrown(() -> client.get("A", TransportFixture.LONG))));
            caller.start();
            TransportFixture.await("the lookup", () -> lookup.lookups.get() == 1);

            client.transport.close();
            caller.join(10_000);

            assertThat(failure.get()).hasMessage("the connection was closed");
        } finally {
            lookup.released.countDown();
        }
    }

    private static InetAddress number(int last) throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
    }

    /** No server listens on 127.0.0.2, so the connection is refused. */
    @Test
    void triesEveryAddressOfAHost() throws Exception {
        try (RawHttpServer server =
                RawHttpServer.start(TransportSecurity.PLAIN, (request, connection) -> connection.respond("{}"))) {
            InetAddress[] addresses = {number(2), number(1)};
            try (TransportFixture client = new TransportFixture(
                    TransportSecurity.PLAIN, "http://two.test:" + server.port(), false, null, host -> addresses)) {
                assertThat(client.get("A")).isEqualTo("200 {}");
            }
        }
    }

    /** The first address accepts no connection within its share of the time. The second address gets the remaining time. */
    @Test
    void triesTheNextAddressWhenOneDoesNotRespond() throws Exception {
        try (RawHttpServer server = RawHttpServer.start(
                        TransportSecurity.PLAIN, (request, connection) -> connection.respond("{}"));
                FullBacklog full = new FullBacklog(number(3), server.port())) {
            assertThat(full).isNotNull();
            InetAddress[] addresses = {number(3), number(1)};
            try (TransportFixture client = new TransportFixture(
                    TransportSecurity.PLAIN, "http://two.test:" + server.port(), false, null, host -> addresses)) {
                assertThat(client.get("A")).isEqualTo("200 {}");
            }
        }
    }

    @Test
    void failsWithoutAConnectionWhenNoAddressResponds() throws Exception {
        InetAddress[] addresses = {number(2), number(4)};
        try (ServerSocket port = new ServerSocket(0, 1, number(1));
                TransportFixture client = new TransportFixture(
                        TransportSecurity.PLAIN,
                        "http://two.test:" + port.getLocalPort(),
                        false,
                        null,
                        host -> addresses)) {
            assertThat(TransportFixture.failure(() -> client.get("A"))).isEqualTo(FailureKind.NOT_SENT);
        }
    }
}
