package io.wabaprofile.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.http.internal.ApiClientFixture.Thing;
import io.wabaprofile.http.internal.request.RetrySafety;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.port.Unavailable.Reason;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.wire.ScriptedServer;
import io.wabaprofile.testkit.wire.TestCertificates;
import java.net.URI;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The hosts that receive the key over TLS. */
class TlsTest {
    private final VirtualTime time = VirtualTime.startingAt(ApiClientFixture.START);

    @Test
    void connectsToAHostWithATrustedCertificate() {
        TestCertificates certificates = TestCertificates.trusted();
        try (ScriptedServer server = ScriptedServer.start(certificates.server()).thenJson(200, "{\"name\":\"fine\"}");
                ApiConnection connection = connect(server, certificates.client())) {
            assertThat(read(connection)).isEqualTo(new Thing("fine"));
            assertThat(server.requests().get(0).header("D360-API-KEY")).containsExactly(ApiClientFixture.KEY);
        }
    }

    static Stream<Arguments> untrustedServers() {
        return Stream.of(
                untrustedServer("the certificate has expired", TestCertificates::expired),
                untrustedServer(
                        "the certificate is not accepted or is for another host", TestCertificates::forAnotherHost),
                untrustedServer("the certificate is not trusted", TestCertificates::untrusted));
    }

    private static Arguments untrustedServer(String reason, Supplier<TestCertificates> certificates) {
        return Arguments.of(reason, certificates);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("untrustedServers")
    void doesNotSendTheKeyToAnUntrustedHost(String reason, Supplier<TestCertificates> make) {
        TestCertificates certificates = make.get();
        try (ScriptedServer server = ScriptedServer.start(certificates.server()).thenJson(200, "{\"name\":\"fine\"}");
                ApiConnection connection = connect(server, certificates.client())) {
            Unavailable failure = catchThrowableOfType(Unavailable.class, () -> read(connection));

            assertThat(failure.reason()).isEqualTo(Reason.NOT_TRUSTED);
            assertThat(failure)
                    .hasMessage("fetch profile: cannot connect to "
                            + server.baseUri().getAuthority() + ": TLS: " + reason);
            assertThat(failure.isTransient()).isFalse();
            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
            assertThat(server.requests()).isEmpty();
            assertThat(time.sleeps()).as("retries").isEmpty();
        }
    }

    @Test
    void doesNotSendTheKeyIfTheHandshakeFails() {
        try (ScriptedServer plain = ScriptedServer.start().thenResetAfterReading(20);
                ApiConnection connection = ApiConnection.to(URI.create(
                                "https://127.0.0.1:" + plain.baseUri().getPort()))
                        .sleeper(time)
                        .build()) {
            Unavailable failure = catchThrowableOfType(Unavailable.class, () -> read(connection));

            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
            assertThat(plain.requests()).isEmpty();
        }
    }

    @Test
    void trustsOnlyTheJvmsAuthoritiesByDefault() {
        TestCertificates certificates = TestCertificates.trusted();
        try (ScriptedServer server = ScriptedServer.start(certificates.server()).thenJson(200, "{\"name\":\"fine\"}");
                ApiConnection connection = ApiConnection.to(server.baseUri()).build()) {
            Unavailable failure = catchThrowableOfType(Unavailable.class, () -> read(connection));

            assertThat(failure.reason()).isEqualTo(Reason.NOT_TRUSTED);
            assertThat(failure).hasMessageEndingWith(": TLS: no trusted authority issued the certificate");
            assertThat(server.requests()).isEmpty();
        }
    }

    private ApiConnection connect(ScriptedServer server, SSLContext trust) {
        return ApiConnection.to(server.baseUri()).tls(trust).sleeper(time).build();
    }

    private static Thing read(ApiConnection connection) {
        return connection
                .client(ApiClientFixture.ThingApi.class)
                .call(
                        ApiClientFixture.endpoint(RetrySafety.READ)
                                .forChannel(connection.channel(ApiKey.class, ApiKey.of(ApiClientFixture.KEY))),
                        ApiClientFixture.ThingApi::read);
    }
}
