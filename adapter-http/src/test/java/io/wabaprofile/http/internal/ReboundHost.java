package io.wabaprofile.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.http.RetrySettings;
import io.wabaprofile.http.internal.ApiClientFixture.Thing;
import io.wabaprofile.http.internal.request.RetrySafety;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.port.Unavailable.Reason;
import io.wabaprofile.testkit.wire.ScriptedServer;
import io.wabaprofile.testkit.wire.TestCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import javax.net.ssl.SSLContext;

/** Resolves names with its own hosts file. Exits normally if no key was sent to the wrong host. */
final class ReboundHost {
    private static final String NAME = "other.example";

    private final Path hosts;

    private ReboundHost(Path hosts) {
        this.hosts = hosts;
    }

    public static void main(String[] arguments) throws IOException {
        Security.setProperty("networkaddress.cache.ttl", "0");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
        ReboundHost test = new ReboundHost(Path.of(arguments[0]));
        test.checksTheNameInTheCertificate();
        test.rejectsPlainHttpForNames();
        test.sendsPlainHttpToANamedHostOnlyWhileItsAddressIsPrivate();
    }

    /** The first server has the right certificate. Then the name resolves to a server with a trusted certificate for another name. */
    private void checksTheNameInTheCertificate() throws IOException {
        TestCertificates genuine = TestCertificates.forAnotherHost();
        TestCertificates otherCertificates = TestCertificates.trusted();
        try (ScriptedServer host = ScriptedServer.start(genuine.server()).thenJson(200, "{\"name\":\"fine\"}");
                ScriptedServer untrustedServer =
                        ScriptedServer.start(otherCertificates.server()).thenJson(200, "{\"name\":\"fine\"}");
                ApiConnection toHost = connect(host, genuine.client());
                ApiConnection toUntrustedServer = connect(untrustedServer, otherCertificates.client())) {
            assertThat(catchThrowableOfType(Unavailable.class, () -> read(toHost))
                            .reason())
                    .as("the name has no address")
                    .isEqualTo(Reason.NO_CONNECTION);

            resolveTo("127.0.0.1");
            assertThat(read(toHost)).isEqualTo(new Thing("fine"));
            assertThat(host.requests()).hasSize(1);

            assertThat(catchThrowableOfType(Unavailable.class, () -> read(toUntrustedServer))
                            .reason())
                    .isEqualTo(Reason.NOT_TRUSTED);
            assertThat(untrustedServer.requests()).isEmpty();

            resolveTo("127.0.0.2");
            assertThat(catchThrowableOfType(Unavailable.class, () -> read(toHost)))
                    .as("the name is resolved again")
                    .isNotNull();
            assertThat(host.requests()).hasSize(1);
        }
    }

    private void rejectsPlainHttpForNames() throws IOException {
        resolveTo("127.0.0.1");
        assertThat(InetAddress.getByName(NAME).isLoopbackAddress()).isTrue();

        assertThatThrownBy(() -> ApiConnection.to(URI.create("http://" + NAME + ":8080"))
                        .allowPlainHttpOnLoopback()
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void sendsPlainHttpToANamedHostOnlyWhileItsAddressIsPrivate() throws IOException {
        try (ScriptedServer server = ScriptedServer.start().thenJson(200, "{\"name\":\"fine\"}");
                ApiConnection connection = ApiConnection.to(URI.create(
                                "http://" + NAME + ":" + server.baseUri().getPort()))
                        .allowPlainHttpTo(NAME)
                        .build()) {
            assertThat(read(connection)).isEqualTo(new Thing("fine"));

            for (String address : new String[] {"169.254.169.254", "203.0.113.7"}) {
                resolveTo(address);
                Unavailable failure = catchThrowableOfType(
                        Unavailable.class, () -> readAs(ApiKey.of("another-key-" + address), connection));
                assertThat(failure.reason()).isEqualTo(Reason.NOT_TRUSTED);
                assertThat(failure).hasMessageContaining("but the name leads to " + address);
            }
            assertThat(server.requests()).hasSize(1);
        }
    }

    private void resolveTo(String address) throws IOException {
        Files.writeString(hosts, address + " " + NAME + "\n");
    }

    private static ApiConnection connect(ScriptedServer server, SSLContext trust) {
        return ApiConnection.to(
                        URI.create("https://" + NAME + ":" + server.baseUri().getPort()))
                .tls(trust)
                .retries(RetrySettings.DEFAULT.withMaxAttempts(1))
                .build();
    }

    private static Thing read(ApiConnection connection) {
        return readAs(ApiKey.of(ApiClientFixture.KEY), connection);
    }

    private static Thing readAs(ApiKey key, ApiConnection connection) {
        return connection
                .client(ApiClientFixture.ThingApi.class)
                .call(
                        ApiClientFixture.endpoint(RetrySafety.READ).forChannel(connection.channel(ApiKey.class, key)),
                        ApiClientFixture.ThingApi::read);
    }
}
