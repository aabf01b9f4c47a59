package io.wabaprofile.http.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.request.FailureKind;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A transport without a credential, for addresses from a response. */
class AnonymousTransportTest {

    private static AttemptFailure failure(HostResolver.Lookup lookup) {
        try (TransportFixture client = TransportFixture.anonymous(TransportSecurity.TLS, "https://pps.test", lookup)) {
            return TransportFixture.thrown(() -> client.get("A"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "127.0.0.1",
                "169.254.169.254",
                "172.31.255.255",
                "192.0.0.192",
                "192.168.0.1",
                "198.18.0.1",
                "203.0.113.7",
                "224.0.0.1",
                "255.255.255.255",
                "168.63.129.16",
                "::",
                "::1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "2001:db8::1",
                "2002:7f00:1::",
                "fe80::1",
                "fd00:ec2::254",
                "ff02::1"
            })
    void doesNotConnectToANameThatLeadsToAnAddressThatIsNotPublic(String address) {
        AttemptFailure failure = failure(host -> new InetAddress[] {InetAddress.getByName(address)});

        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_TRUSTED);
        assertThat(failure)
                .hasMessageStartingWith("cannot connect to pps.test:443: a picture is read from public addresses only,"
                        + " but the name leads to ");
    }

    @Test
    void doesNotConnectToAnIpv4AddressInAnIpv6Address() throws UnknownHostException {
        byte[] mapped = Arrays.copyOf(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xFF, (byte) 0xFF, 127}, 16);
        mapped[15] = 1;
        InetAddress address = Inet6Address.getByAddress(null, mapped, -1);

        assertThat(address).isInstanceOf(Inet6Address.class);
        assertThat(failure(host -> new InetAddress[] {address}).kind()).isEqualTo(FailureKind.NOT_TRUSTED);
    }

    @Test
    void looksUpTheNameOnceForTheCheckAndTheConnection() {
        AtomicInteger lookups = new AtomicInteger();
        try (RawHttpServer server = RawHttpServer.start(
                        TransportSecurity.PLAIN, (request, connection) -> connection.respond("{}"));
                TransportFixture client = TransportFixture.anonymous(
                        TransportSecurity.PLAIN, "http://simulator:" + server.port(), host -> {
                            lookups.incrementAndGet();
                            return new InetAddress[] {TransportSecurity.loopback()};
                        })) {
            assertThat(client.get("A")).isEqualTo("200 {}");
            assertThat(lookups).hasValue(1);
        }
    }

    @Test
    void sendsNoCredentialAndUsesEachConnectionOnce() {
        try (RawHttpServer server = RawHttpServer.start(
                        TransportSecurity.PLAIN, (request, connection) -> connection.respond("{}"));
                TransportFixture client =
                        TransportFixture.anonymous(TransportSecurity.PLAIN, server.base(), InetAddress::getAllByName)) {
            client.get("A");
            client.get("A");

            assertThat(server.requests())
                    .extracting(RawHttpServer.Request::connection)
                    .containsExactly(1, 2);
            assertThat(server.requests())
                    .allSatisfy(request -> assertThat(request.head())
                            .doesNotContainIgnoringCase("key:")
                            .doesNotContain("\r\n: "));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "31.13.84.51",
                "100.128.0.1",
                "172.32.0.1",
                "192.0.1.1",
                "223.255.255.255",
                "2606:4700::1",
                "2a03:2880:f21c:80c2:face:b00c:0:167"
            })
    void acceptsPublicAddresses(String address) throws UnknownHostException {
        assertThat(AddressRanges.isPublic(InetAddress.getByName(address))).isTrue();
    }
}
