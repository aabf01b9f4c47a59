package io.wabaprofile.http.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.request.FailureKind;
import io.wabaprofile.http.internal.transport.TransportSettings.ProxyEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The messages of attempts that got no connection. */
class ConnectFailureTest {
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final HostResolver.Lookup UNKNOWN = host -> {
        throw new UnknownHostException("canary");
    };

    private static AttemptFailure failure(TransportSecurity security, String base, HostResolver.Lookup lookup) {
        try (TransportFixture client = new TransportFixture(security, base, false, null, lookup)) {
            return TransportFixture.thrown(() -> client.get("A", SHORT));
        }
    }

    private static AttemptFailure throughProxy(int port, HostResolver.Lookup lookup) {
        ProxyEndpoint proxy = new ProxyEndpoint("proxy.test", port, "Basic canary");
        try (TransportFixture client =
                new TransportFixture(TransportSecurity.TLS, "https://api.test/base", false, proxy, lookup)) {
            return TransportFixture.thrown(() -> client.get("A", Duration.ofSeconds(5)));
        }
    }

    private static InetAddress[] loopback() {
        return new InetAddress[] {TransportSecurity.loopback()};
    }

    private static int closedPort() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 1, TransportSecurity.loopback())) {
            return closed.getLocalPort();
        }
    }

    @Test
    void namesAnUnknownHost() {
        AttemptFailure failure = failure(TransportSecurity.TLS, "https://api.test/base?", UNKNOWN);

        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_SENT);
        assertThat(failure).hasMessage("cannot connect to api.test:443: unknown host");
    }

    @Test
    void namesAHostThatRefusesTheConnection() throws IOException {
        int port = closedPort();

        assertThat(failure(TransportSecurity.PLAIN, "http://[::1]:" + port, host -> loopback()))
                .hasMessage("cannot connect to [::1]:" + port + ": connection refused");
        assertThat(failure(TransportSecurity.TLS, "https://api.test:" + port, host -> loopback()))
                .hasMessage("cannot connect to api.test:" + port + ": connection refused");
    }

    @Test
    void namesTheTimeLimitIfTheHostDoesNotAcceptTheConnection() throws IOException {
        try (FullBacklog full = new FullBacklog(TransportSecurity.loopback(), 0)) {
            AttemptFailure failure =
                    failure(TransportSecurity.TLS, "https://api.test:" + full.port(), host -> loopback());

            assertThat(failure.kind()).isEqualTo(FailureKind.CONNECT_TIMED_OUT);
            assertThat(failure.mayHaveBeenApplied()).isFalse();
            assertThat(failure)
                    .hasMessageStartingWith("cannot connect to api.test:" + full.port() + ": no response within 0.")
                    .hasMessageEndingWith(" s");
        }
    }

    @Test
    void namesTheTimeLimitIfTheNameIsNotResolved() {
        CountDownLatch mayEnd = new CountDownLatch(1);
        AttemptFailure failure = failure(TransportSecurity.TLS, "https://api.test", host -> {
            awaitUninterruptibly(mayEnd);
            return loopback();
        });

        assertThat(failure.kind()).isEqualTo(FailureKind.CONNECT_TIMED_OUT);
        assertThat(failure).hasMessageStartingWith("cannot connect to api.test:443: no response within 0.");
        mayEnd.countDown();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void namesAServerThatClosesTheConnectionDuringTheHandshake() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, TransportSecurity.loopback())) {
            RawHttpServer.daemon(() -> {
                try (Socket accepted = server.accept()) {
                    accepted.getInputStream().readNBytes(5);
                    accepted.shutdownOutput();
                    accepted.getInputStream().readAllBytes();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            AttemptFailure failure =
                    failure(TransportSecurity.TLS, "https://127.0.0.1:" + server.getLocalPort(), host -> loopback());

            assertThat(failure.kind()).isEqualTo(FailureKind.NOT_SENT);
            assertThat(failure)
                    .hasMessage("cannot connect to 127.0.0.1:" + server.getLocalPort()
                            + ": the connection was closed during the handshake");
        }
    }

    @Test
    void namesAServerThatDoesNotUseTls() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, TransportSecurity.loopback())) {
            RawHttpServer.daemon(() -> {
                try (Socket accepted = server.accept()) {
                    accepted.getInputStream().readNBytes(5);
                    accepted.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes("US-ASCII"));
                    accepted.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // the client reset the connection
                }
            });
            assertThat(failure(TransportSecurity.TLS, "https://127.0.0.1:" + server.getLocalPort(), host -> loopback()))
                    .hasMessage("cannot connect to 127.0.0.1:" + server.getLocalPort() + ": TLS: the handshake failed");
        }
    }

    @Test
    void namesAProxyThatCannotBeReached() throws IOException {
        int port = closedPort();

        assertThat(throughProxy(port, host -> loopback()))
                .hasMessage("cannot connect to the proxy proxy.test:" + port + ": connection refused");
        assertThat(throughProxy(port, UNKNOWN))
                .hasMessage("cannot connect to the proxy proxy.test:" + port + ": unknown host");
    }

    @Test
    void namesTheHostAndTheProxyIfTheHandshakeThroughTheProxyFails() {
        try (RawHttpServer proxy = RawHttpServer.start(
                TransportSecurity.PLAIN, (request, connection) -> connection.write("HTTP/1.1 200 OK\r\n\r\n"))) {
            assertThat(throughProxy(proxy.port(), host -> loopback()))
                    .hasMessageStartingWith(
                            "cannot connect to api.test:443 through the proxy proxy.test:" + proxy.port() + ": ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"203.0.113.7", "169.254.169.254", "100.100.100.200", "fd00:ec2::254", "fe80::1", "2001:db8::1"})
    void doesNotSendPlainHttpToANameThatLeadsToAPublicAddress(String address) {
        AttemptFailure failure = failure(TransportSecurity.PLAIN, "http://simulator:8360", host ->
                new InetAddress[] {InetAddress.getByName(address)});

        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_TRUSTED);
        assertThat(failure)
                .hasMessageStartingWith("cannot connect to simulator:8360: plain HTTP is for private addresses, but the"
                        + " name leads to ");
    }

    @Test
    void sendsPlainHttpToThePrivateAddressesOfAName() throws IOException {
        InetAddress[] addresses = {InetAddress.getByName("203.0.113.7"), TransportSecurity.loopback()};
        try (RawHttpServer server = RawHttpServer.start(
                        TransportSecurity.PLAIN, (request, connection) -> connection.respond("{}"));
                TransportFixture client = new TransportFixture(
                        TransportSecurity.PLAIN, "http://simulator:" + server.port(), false, null, host -> addresses)) {
            assertThat(client.get("A")).isEqualTo("200 {}");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.65.254",
                "100.64.0.1",
                "198.19.249.2",
                "::1",
                "fd12:3456::1"
            })
    void acceptsPrivateAddresses(String address) throws IOException {
        assertThat(AddressRanges.isPrivate(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "198.20.0.1", "169.254.0.1", "0.0.0.0", "2606:4700::1"})
    void refusesPublicAddresses(String address) throws IOException {
        assertThat(AddressRanges.isPrivate(InetAddress.getByName(address))).isFalse();
    }
}
