package io.wabaprofile.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.http.ConnectionDiagnosis.AddressAttempt;
import io.wabaprofile.http.ConnectionDiagnosis.FailedStep;
import io.wabaprofile.http.ConnectionDiagnosis.ServerCertificate;
import io.wabaprofile.http.ConnectionDiagnosis.Step;
import io.wabaprofile.port.Unavailable.Reason;
import io.wabaprofile.testkit.wire.ScriptedResponse;
import io.wabaprofile.testkit.wire.ScriptedServer;
import io.wabaprofile.testkit.wire.TestCertificates;
import io.wabaprofile.testkit.wire.UnreachableEndpoint;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class ConnectionDiagnosisTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private static ConnectionDiagnosis diagnosis(URI base, UnaryOperator<ApiConnection.Builder> settings)
            throws InterruptedException {
        ApiConnection.Builder builder =
                ApiConnection.to(base).allowPlainHttpOnLoopback().clock(() -> NOW);
        try (ApiConnection connection = settings.apply(builder).build()) {
            return connection.diagnose();
        }
    }

    private static ScriptedResponse dated(Instant time) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
        return ScriptedResponse.of(404, "").with("Date", date);
    }

    private static FailedStep failure(ConnectionDiagnosis diagnosis) {
        return diagnosis.failure().orElseThrow();
    }

    @Test
    void reportsEachStepOfAConnectionWithTls() throws InterruptedException {
        TestCertificates certificates = TestCertificates.trusted();
        try (ScriptedServer server = ScriptedServer.start(certificates.server())) {
            server.then(dated(NOW.plusSeconds(90)));

            ConnectionDiagnosis found = diagnosis(server.baseUri(), builder -> builder.tls(certificates.client()));

            assertThat(found.failure()).isEmpty();
            assertThat(found.target()).isEqualTo(server.baseUri().getAuthority());
            assertThat(found.proxy()).isEmpty();
            assertThat(found.addresses()).extracting(AddressAttempt::failure).allMatch(failure -> failure.isEmpty());
            assertThat(found.certificate().orElseThrow().names()).contains("127.0.0.1");
            assertThat(found.clockOffset()).contains(Duration.ofSeconds(90));
            assertThat(found.times()).containsOnlyKeys(Step.NAME_LOOKUP, Step.CONNECT, Step.TLS, Step.RESPONSE);
            assertThat(server.requests()).singleElement().satisfies(request -> {
                assertThat(request.method() + " " + request.target()).isEqualTo("HEAD /");
                assertThat(request.header("D360-API-KEY")).isEmpty();
                assertThat(request.header("Authorization")).isEmpty();
            });
        }
    }

    @Test
    void equalClocksHaveNoOffsetAlthoughADateHasNoFraction() throws InterruptedException {
        try (ScriptedServer server = ScriptedServer.start()) {
            server.then(dated(NOW));

            ConnectionDiagnosis found =
                    diagnosis(server.baseUri(), builder -> builder.clock(() -> NOW.plusMillis(900)));

            assertThat(found.clockOffset()).contains(Duration.ZERO);
            assertThat(found.times()).containsOnlyKeys(Step.NAME_LOOKUP, Step.CONNECT, Step.RESPONSE);
        }
    }

    @Test
    void asksForThePathOfTheAddress() throws InterruptedException {
        try (ScriptedServer server = ScriptedServer.start()) {
            server.then(dated(NOW.minusSeconds(5)));

            ConnectionDiagnosis found = diagnosis(URI.create(server.baseUri() + "/prefix"), builder -> builder);

            assertThat(found.clockOffset()).contains(Duration.ofSeconds(-5));
            assertThat(found.certificate()).isEmpty();
            assertThat(server.requests().get(0).target()).isEqualTo("/prefix/");
        }
    }

    @Test
    void aResponseWithoutADateHasNoClockOffset() throws InterruptedException {
        try (ScriptedServer server = ScriptedServer.start()) {
            server.then(ScriptedResponse.of(200, ""));

            ConnectionDiagnosis found = diagnosis(server.baseUri(), builder -> builder);

            assertThat(found.failure()).isEmpty();
            assertThat(found.clockOffset()).isEmpty();
        }
    }

    @Test
    void namesADeadAddressAndUsesTheNextOne() throws InterruptedException {
        try (ScriptedServer server = ScriptedServer.start()) {
            server.then(dated(NOW));
            URI base = URI.create("http://dead-first.test:" + server.baseUri().getPort());

            ConnectionDiagnosis found = diagnosis(base, builder -> builder.allowPlainHttpTo("dead-first.test"));

            assertThat(found.failure()).isEmpty();
            assertThat(found.addresses())
                    .extracting(attempt -> attempt.address().getHostAddress() + " "
                            + attempt.failure().orElse("connected"))
                    .containsExactly("127.0.0.9 connection refused", "127.0.0.1 connected");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void namesAnUnknownHost() throws InterruptedException {
        URI base = URI.create("https://" + "a".repeat(60) + ".invalid");

        ConnectionDiagnosis found = diagnosis(base, builder -> builder);

        assertThat(failure(found).step()).isEqualTo(Step.NAME_LOOKUP);
        assertThat(failure(found).message()).endsWith(".invalid:443: unknown host");
        assertThat(found.addresses()).isEmpty();
    }

    @Test
    void namesAPortThatRefusesConnections() throws Exception {
        try (UnreachableEndpoint refusing = UnreachableEndpoint.refusing()) {
            ConnectionDiagnosis found = diagnosis(refusing.uri(), builder -> builder);

            assertThat(failure(found).step()).isEqualTo(Step.CONNECT);
            assertThat(failure(found).reason()).isEqualTo(Reason.NO_CONNECTION);
            assertThat(found.addresses())
                    .singleElement()
                    .satisfies(attempt -> assertThat(attempt.failure()).contains("connection refused"));
        }
    }

    @Test
    void aPortThatDoesNotAcceptConnectionsTimesOut() throws Exception {
        try (UnreachableEndpoint silent = UnreachableEndpoint.silent()) {
            ConnectionDiagnosis found = diagnosis(silent.uri(), builder -> builder);

            assertThat(failure(found).reason()).isEqualTo(Reason.TIMED_OUT);
            assertThat(failure(found).message()).contains("no response within 3 s");
            assertThat(found.times().get(Step.CONNECT)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(9));
        }
    }

    @ParameterizedTest
    @CsvSource({"407", "403", "503"})
    void reportsTheStatusOfAProxyThatRefusesATunnel(int status) throws InterruptedException {
        try (ScriptedServer proxy = ScriptedServer.start()) {
            proxy.then(ScriptedResponse.of(status, "secret of the proxy"));
            int port = proxy.baseUri().getPort();

            ConnectionDiagnosis found = diagnosis(
                    URI.create("https://api.invalid"),
                    builder -> builder.proxy(HttpProxy.of("127.0.0.1", port).withCredentials("zaphod", "canary")));

            assertThat(failure(found).step()).isEqualTo(Step.PROXY);
            assertThat(failure(found).proxyStatus()).hasValue(status);
            assertThat(failure(found).message())
                    .isEqualTo("cannot connect to api.invalid:443: the proxy 127.0.0.1:" + port + " refused CONNECT");
            assertThat(found.proxy()).contains("127.0.0.1:" + port);
            assertThat(found.toString()).doesNotContain("zaphod", "canary", "secret");
        }
    }

    @Test
    void aProxyThatRefusesPlainHttpIsNotTheServer() throws InterruptedException {
        try (ScriptedServer proxy = ScriptedServer.start()) {
            proxy.then(ScriptedResponse.of(407, ""));

            ConnectionDiagnosis found = diagnosis(
                    URI.create("http://127.0.0.1:9"),
                    builder -> builder.proxy(
                            HttpProxy.of("127.0.0.1", proxy.baseUri().getPort())));

            assertThat(failure(found).step()).isEqualTo(Step.PROXY);
            assertThat(failure(found).proxyStatus()).hasValue(407);
            assertThat(proxy.requests().get(0).target()).isEqualTo("http://127.0.0.1:9/");
        }
    }

    private static ConnectionDiagnosis untrusted(TestCertificates certificates) throws InterruptedException {
        try (ScriptedServer server = ScriptedServer.start(certificates.server())) {
            server.then(dated(NOW));
            ConnectionDiagnosis found = diagnosis(server.baseUri(), builder -> builder.tls(certificates.client()));
            assertThat(failure(found).step()).isEqualTo(Step.TLS);
            assertThat(failure(found).reason()).isEqualTo(Reason.NOT_TRUSTED);
            assertThat(server.requests()).isEmpty();
            return found;
        }
    }

    @Test
    void describesAnExpiredCertificate() throws InterruptedException {
        ConnectionDiagnosis found = untrusted(TestCertificates.expired());

        assertThat(failure(found).message()).endsWith("TLS: the certificate has expired");
        assertThat(found.certificate().map(ServerCertificate::validUntil).orElseThrow())
                .isBefore(NOW);
    }

    @Test
    void describesACertificateForAnotherHost() throws InterruptedException {
        ConnectionDiagnosis found = untrusted(TestCertificates.forAnotherHost());

        assertThat(found.certificate().map(ServerCertificate::names).orElseThrow())
                .containsExactly("other.example");
    }

    @Test
    void describesACertificateOfAnUnknownAuthority() throws InterruptedException {
        ConnectionDiagnosis found = untrusted(TestCertificates.untrusted());

        assertThat(found.certificate().map(ServerCertificate::issuer).orElseThrow())
                .startsWith("CN=");
    }

    @Test
    void aServerThatResetsTheHandshakeIsNotUntrusted() throws InterruptedException {
        try (ScriptedServer server = ScriptedServer.start()) {
            server.thenResetAfterReading(5);
            URI base = URI.create("https://" + server.baseUri().getAuthority());

            ConnectionDiagnosis found = diagnosis(base, builder -> builder);

            assertThat(failure(found).step()).isEqualTo(Step.TLS);
            assertThat(failure(found).reason()).isEqualTo(Reason.NO_CONNECTION);
            assertThat(found.certificate()).isEmpty();
        }
    }

    @Test
    void aServerThatClosesWithoutAResponseFailsInTheLastStep() throws InterruptedException {
        try (ScriptedServer server = ScriptedServer.start()) {
            server.then(ScriptedResponse.closeWithoutResponse());

            assertThat(failure(diagnosis(server.baseUri(), builder -> builder)).step())
                    .isEqualTo(Step.RESPONSE);
        }
    }

    @Test
    void anInterruptEndsTheDiagnosis() throws IOException {
        try (UnreachableEndpoint silent = UnreachableEndpoint.silent()) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> diagnosis(silent.uri(), builder -> builder))
                    .isInstanceOf(InterruptedException.class);
            assertThat(Thread.interrupted()).isFalse();
        }
    }
}
