package io.wabaprofile.http.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.request.FailureKind;
import io.wabaprofile.http.internal.transport.TransportSettings.ProxyEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that go through an HTTP proxy. */
class ProxyTest {
    private static final String CREDENTIALS = "Basic dXNlcjpzZWNyZXQ=";

    private static ProxyEndpoint endpoint(RawHttpServer proxy) {
        return new ProxyEndpoint("127.0.0.1", proxy.port(), CREDENTIALS);
    }

    private static TransportFixture through(RawHttpServer proxy, TransportSecurity security, String base) {
        return new TransportFixture(security, base, false, endpoint(proxy), InetAddress::getAllByName);
    }

    /** A proxy that connects to the requested host. */
    private static RawHttpServer tunnelingProxy() {
        return RawHttpServer.start(TransportSecurity.PLAIN, (request, connection) -> {
            int port = Integer.parseInt(request.head().replaceAll("(?s)CONNECT 127.0.0.1:(\\d+) .*", "$1"));
            try (Socket target = new Socket(TransportSecurity.loopback(), port)) {
                connection.write("HTTP/1.1 200 Connection established\r\n\r\n");
                CountDownLatch ended = new CountDownLatch(1);
                RawHttpServer.daemon(() -> copy(target, connection.socket(), ended));
                copy(connection.socket(), target, ended);
                ended.await();
            }
        });
    }

    private static void copy(Socket from, Socket to, CountDownLatch ended) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // one side ended the tunnel
        } finally {
            ended.countDown();
        }
    }

    @Test
    void tunnelsTlsWithoutShowingTheKeyToTheProxy() {
        try (RawHttpServer server =
                        RawHttpServer.start(TransportSecurity.TLS, (request, connection) -> connection.respond("{}"));
                RawHttpServer proxy = tunnelingProxy();
                TransportFixture client = through(proxy, TransportSecurity.TLS, server.base())) {
            assertThat(client.get("A")).isEqualTo("200 {}");
            assertThat(client.get("A")).isEqualTo("200 {}");
            assertThat(client.get("B")).isEqualTo("200 {}");

            assertThat(server.connections()).as("one tunnel for each channel").isEqualTo(2);
            assertThat(proxy.requests()).hasSize(2).allSatisfy(request -> {
                assertThat(request.head()).startsWith("CONNECT 127.0.0.1:" + server.port() + " HTTP/1.1\r\n");
                assertThat(request.header("Host")).isEqualTo("127.0.0.1:" + server.port());
                assertThat(request.header("Proxy-Authorization")).isEqualTo(CREDENTIALS);
                assertThat(request.header("Key")).isEmpty();
            });
            assertThat(server.requests())
                    .allSatisfy(request ->
                            assertThat(request.header("Proxy-Authorization")).isEmpty());
        }
    }

    @Test
    void sendsPlainRequestsWithAnAbsoluteUri() {
        try (RawHttpServer proxy = RawHttpServer.start(
                        TransportSecurity.PLAIN, (request, connection) -> connection.respond("{}"));
                TransportFixture client = through(proxy, TransportSecurity.PLAIN, "http://api.test:81/base")) {
            assertThat(client.get("A")).isEqualTo("200 {}");

            RawHttpServer.Request request = proxy.requests().get(0);
            assertThat(request.head()).startsWith("GET http://api.test:81/base/thing HTTP/1.1\r\n");
            assertThat(request.header("Host")).isEqualTo("api.test:81");
            assertThat(request.header("Proxy-Authorization")).isEqualTo(CREDENTIALS);
        }
    }

    @ParameterizedTest
    @CsvSource({"407, PROXY_REFUSED", "403, PROXY_REFUSED", "503, NOT_SENT", "502, NOT_SENT", "429, NOT_SENT"})
    void failsAtOnceWhenTheProxyRefuses(int status, FailureKind expected) {
        try (RawHttpServer proxy = RawHttpServer.start(
                        TransportSecurity.PLAIN,
                        (request, connection) -> connection.write(
                                "HTTP/1.1 " + status
                                        + " No\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 6\r\n\r\nsecret"));
                TransportFixture client = through(proxy, TransportSecurity.TLS, "https://api.test")) {
            AttemptFailure failure = TransportFixture.thrown(() -> client.get("A"));

            assertThat(failure.kind()).isEqualTo(expected);
            assertThat(failure).hasMessage("cannot connect to api.test:443");
            assertThat(failure.response().title())
                    .isEqualTo("the proxy 127.0.0.1:" + proxy.port() + " refused CONNECT");
            assertThat(failure.status()).hasValue(status);
            assertThat(proxy.requests()).hasSize(1);
        }
    }

    @Test
    void doesNotSendIfTheProxySendsBytesBeforeTheHandshake() {
        try (RawHttpServer proxy = RawHttpServer.start(
                        TransportSecurity.PLAIN,
                        (request, connection) -> connection.write("HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 200 OK"));
                TransportFixture client = through(proxy, TransportSecurity.TLS, "https://api.test")) {
            assertThat(TransportFixture.failure(() -> client.get("A"))).isEqualTo(FailureKind.NOT_SENT);
        }
    }

    @Test
    void printsNoCredentials() {
        assertThat(List.of(new ProxyEndpoint("proxy.test", 3128, CREDENTIALS)).toString())
                .isEqualTo("[proxy.test:3128]");
    }
}
