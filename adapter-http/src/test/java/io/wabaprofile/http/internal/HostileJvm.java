package io.wabaprofile.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.http.RetrySettings;
import io.wabaprofile.http.internal.ApiClientFixture.Thing;
import io.wabaprofile.http.internal.platform.JsonCodec;
import io.wabaprofile.http.internal.platform.JsonCodecTest;
import io.wabaprofile.http.internal.request.RetrySafety;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.port.Unavailable.Reason;
import io.wabaprofile.testkit.wire.ScriptedResponse;
import io.wabaprofile.testkit.wire.ScriptedServer;
import io.wabaprofile.testkit.wire.TestCertificates;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** An application with hostile JVM-wide settings. Exits normally if none of them had an effect. */
final class HostileJvm {
    private static final int UNLIMITED = Integer.MAX_VALUE;
    private static final AtomicBoolean ASKED_FOR_A_PASSWORD = new AtomicBoolean();

    private HostileJvm() {}

    public static void main(String[] arguments) throws Exception {
        weakenJackson();
        setNetworkDefaults();

        decodesStrictly();
        ignoresModulesOfTheClassPath();
        sendsTheUsualRequest();
        checksTheNameOfItsHost();
        rejectsTlsBefore12();
    }

    private static void weakenJackson() {
        StreamReadConstraints.overrideDefaultStreamReadConstraints(StreamReadConstraints.builder()
                .maxNestingDepth(UNLIMITED)
                .maxStringLength(UNLIMITED)
                .maxNameLength(UNLIMITED)
                .maxNumberLength(UNLIMITED)
                .maxDocumentLength(-1)
                .maxTokenCount(-1)
                .build());
    }

    private static void setNetworkDefaults() {
        CookieHandler.setDefault(new CookieManager(null, CookiePolicy.ACCEPT_ALL));
        ProxySelector.setDefault(ProxySelector.of(InetSocketAddress.createUnresolved("127.0.0.1", 9)));
        Authenticator.setDefault(new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                ASKED_FOR_A_PASSWORD.set(true);
                return new PasswordAuthentication("rogue", new char[0]);
            }
        });
    }

    private static void decodesStrictly() throws IOException {
        assertThat(new ObjectMapper().readTree("[".repeat(500) + "]".repeat(500)))
                .as("the JVM defaults are insecure")
                .isNotNull();

        JsonCodec json = new JsonCodec();
        JsonCodecTest.hostileDocuments()
                .forEach(bomb -> assertThat(json.tree(bomb.getValue().getBytes(StandardCharsets.ISO_8859_1)))
                        .as(bomb.getKey())
                        .isEmpty());
        assertThat(new String(json.write(new Thing("İçerik")), StandardCharsets.US_ASCII))
                .isEqualTo("{\"name\":\"\\u0130\\u00E7erik\"}");
    }

    private static void ignoresModulesOfTheClassPath() {
        assertThat(ServiceLoader.load(Module.class))
                .as("the module is declared as a service")
                .anySatisfy(module -> assertThat(module).isInstanceOf(RogueModule.class));
        assertThat(RogueModule.taken).isFalse();
        new ObjectMapper().findAndRegisterModules();
        assertThat(RogueModule.taken).as("a mapper that looks takes it").isTrue();
    }

    private static void sendsTheUsualRequest() {
        try (ApiClientFixture fixture = new ApiClientFixture()) {
            fixture.server
                    .then(ScriptedResponse.of(200, "{\"name\":\"fine\"}").with("Set-Cookie", "rogue=1; Path=/"))
                    .thenJson(200, "{\"name\":\"fine\"}")
                    .then(ScriptedResponse.of(401, "{}").with("WWW-Authenticate", "Basic realm=\"rogue\""));

            assertThat(fixture.read()).isEqualTo(new Thing("fine"));
            assertThat(fixture.read()).isEqualTo(new Thing("fine"));
            assertThat(catchThrowableOfType(RuntimeException.class, fixture::read))
                    .isNotNull();

            assertThat(fixture.server.requests()).hasSize(3).allSatisfy(request -> {
                assertThat(request.header("Cookie")).isEmpty();
                assertThat(request.header("Authorization")).isEmpty();
                assertThat(request.header("User-Agent"))
                        .singleElement()
                        .asString()
                        .matches("waba-profile/\\d+\\.\\d+\\.\\d+");
                assertThat(request.header("D360-API-KEY")).containsExactly(ApiClientFixture.KEY);
            });
            assertThat(ASKED_FOR_A_PASSWORD).isFalse();
        }
    }

    private static void checksTheNameOfItsHost() {
        TestCertificates anotherHosts = TestCertificates.forAnotherHost();
        try (ScriptedServer server = ScriptedServer.start(anotherHosts.server()).thenJson(200, "{\"name\":\"fine\"}")) {
            Unavailable failure =
                    catchThrowableOfType(Unavailable.class, () -> read(server.baseUri(), anotherHosts.client()));

            assertThat(server.requests()).as("requests to another host").isEmpty();
            assertThat(failure.reason()).isEqualTo(Reason.NOT_TRUSTED);
        }
    }

    private static void rejectsTlsBefore12() throws IOException, InterruptedException {
        TestCertificates trusted = TestCertificates.trusted();
        for (String old : List.of("TLSv1", "TLSv1.1")) {
            assertThat(receivesBytes(trusted, old, port -> {
                        try (SSLSocket client =
                                (SSLSocket) trusted.client().getSocketFactory().createSocket("127.0.0.1", port)) {
                            client.setEnabledProtocols(new String[] {old});
                            client.getOutputStream().write('x');
                        }
                    }))
                    .as("%s works in this JVM", old)
                    .isTrue();
            assertThat(receivesBytes(
                            trusted,
                            old,
                            port -> assertThat(catchThrowableOfType(
                                            Unavailable.class,
                                            () -> read(URI.create("https://127.0.0.1:" + port), trusted.client())))
                                    .isNotNull()))
                    .as("%s is spoken", old)
                    .isFalse();
        }
    }

    private interface Visit {
        void to(int port) throws IOException;
    }

    /** Whether a server that supports only this protocol receives any bytes. */
    private static boolean receivesBytes(TestCertificates certificates, String protocol, Visit visit)
            throws IOException, InterruptedException {
        AtomicBoolean spokenTo = new AtomicBoolean();
        try (SSLServerSocket server = (SSLServerSocket) certificates
                .server()
                .getServerSocketFactory()
                .createServerSocket(0, 8, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            server.setEnabledProtocols(new String[] {protocol});
            Thread serving = new Thread(() -> {
                try (SSLSocket client = (SSLSocket) server.accept()) {
                    spokenTo.set(client.getInputStream().read() >= 0);
                } catch (IOException e) {
                    // the handshake failed
                }
            });
            serving.start();
            visit.to(server.getLocalPort());
            serving.join(10_000);
            assertThat(serving.isAlive()).as("nobody came").isFalse();
        }
        return spokenTo.get();
    }

    private static Thing read(URI base, SSLContext trust) {
        try (ApiConnection connection = ApiConnection.to(base)
                .tls(trust)
                .retries(RetrySettings.DEFAULT.withMaxAttempts(1))
                .build()) {
            return connection
                    .client(ApiClientFixture.ThingApi.class)
                    .call(
                            ApiClientFixture.endpoint(RetrySafety.READ)
                                    .forChannel(connection.channel(ApiKey.class, ApiKey.of(ApiClientFixture.KEY))),
                            ApiClientFixture.ThingApi::read);
        }
    }
}
