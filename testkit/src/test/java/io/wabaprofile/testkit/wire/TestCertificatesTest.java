package io.wabaprofile.testkit.wire;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.testkit.Threads;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
class TestCertificatesTest {
    private static String body(URI server, SSLContext tls) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/thing"))
                .timeout(Duration.ofSeconds(20))
                .build();
        return HttpClient.newBuilder()
                .sslContext(tls)
                .build()
                .send(request, ofString())
                .body();
    }

    static Stream<Named<Supplier<TestCertificates>>> bad() {
        return Stream.of(
                Named.of("expired", TestCertificates::expired),
                Named.of("for another host", TestCertificates::forAnotherHost),
                Named.of("untrusted", TestCertificates::untrusted));
    }

    @Test
    void aTrustedServerIsSpokenTo() throws Exception {
        TestCertificates certificates = TestCertificates.trusted();
        try (ScriptedServer server = ScriptedServer.start(certificates.server())) {
            server.then(ScriptedResponse.of(200, "fine"));

            assertThat(server.baseUri().getScheme()).isEqualTo("https");
            assertThat(body(server.baseUri(), certificates.client())).isEqualTo("fine");
            assertThatThrownBy(() -> body(server.baseUri(), SSLContext.getDefault()))
                    .isInstanceOf(SSLException.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("bad")
    void aBadServerIsNotSpokenTo(Supplier<TestCertificates> kind) {
        TestCertificates certificates = kind.get();
        try (ScriptedServer server = ScriptedServer.start(certificates.server())) {
            server.then(ScriptedResponse.of(200, "fine"));

            assertThatThrownBy(() -> body(server.baseUri(), certificates.client()))
                    .isInstanceOf(SSLException.class);
            assertThat(server.startedRequests()).isZero();
        }
    }

    /** So that the refusal of the expired one has no other reason. */
    @Test
    void theExpiredOneIsRefusedForItsDate() {
        TestCertificates certificates = TestCertificates.expired();
        try (ScriptedServer server = ScriptedServer.start(certificates.server())) {
            server.then(ScriptedResponse.of(200, "fine"));

            assertThatThrownBy(() -> body(server.baseUri(), certificates.client()))
                    .hasStackTraceContaining("CertificateExpiredException");
        }
    }

    @Test
    void faultsHappenOverTlsToo() throws Exception {
        TestCertificates certificates = TestCertificates.trusted();
        try (ScriptedServer server = ScriptedServer.start(certificates.server())) {
            server.then(ScriptedResponse.of(200, "fine").cutAfter(40))
                    .then(ScriptedResponse.resetWithoutResponse())
                    .then(ScriptedResponse.of(200, "fine").trickling(Duration.ofNanos(1)))
                    .then(ScriptedResponse.raw("HTTP/1.1 200 OK\r\n\r\nendless").cutAfter(23));
            URI uri = server.baseUri();

            assertThatThrownBy(() -> post(uri, certificates.client())).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> post(uri, certificates.client())).isInstanceOf(IOException.class);
            assertThat(body(uri, certificates.client())).isEqualTo("fine");
            assertThat(server.requests()).hasSize(3);
        }
    }

    private static String post(URI server, SSLContext tls) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/thing"))
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        return HttpClient.newBuilder()
                .sslContext(tls)
                .build()
                .send(request, ofString())
                .body();
    }

    @Test
    void aHandshakeCanBeCutShort() {
        try (ScriptedServer plain = ScriptedServer.start().thenResetAfterReading(20)) {
            URI secured = URI.create("https://127.0.0.1:" + plain.baseUri().getPort());

            assertThatThrownBy(() -> post(secured, SSLContext.getDefault())).isInstanceOf(IOException.class);
            assertThat(plain.requests()).isEmpty();
        }
    }

    @Test
    void theProxySpeaksTlsToo() throws Exception {
        TestCertificates certificates = TestCertificates.trusted();
        try (ScriptedServer target = ScriptedServer.start().then(ScriptedResponse.of(200, "fine"));
                FaultProxy proxy = FaultProxy.inFrontOf(target.baseUri(), certificates.server())) {
            proxy.then(ProxyFault.responseLost());

            assertThatThrownBy(() -> post(proxy.baseUri(), certificates.client()))
                    .isInstanceOf(IOException.class);
            assertThat(post(proxy.baseUri(), certificates.client())).isEqualTo("fine");
            assertThat(target.requests()).hasSize(2);
        }
        Threads.awaitNone("fault-proxy");
    }
}
