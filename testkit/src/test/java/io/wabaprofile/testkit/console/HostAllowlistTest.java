package io.wabaprofile.testkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostAllowlistTest {
    private static InetAddress address(int... bytes) throws UnknownHostException {
        byte[] raw = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            raw[i] = (byte) bytes[i];
        }
        return InetAddress.getByAddress(raw);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.1:8360", "localhost", "LocalHost:1", "[::1]:8360", "[::1]"})
    void loopbackIsAllowedWithEachPort(String host) throws UnknownHostException {
        assertThat(new HostAllowlist(address(127, 0, 0, 1), List.of()).include(Optional.of(host)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example:8360",
                "127.0.0.1.evil.example",
                "evil.example:80:8360",
                "localhost:",
                "localhost:http",
                "10.0.0.7",
                "",
                "user@localhost"
            })
    void anotherNameIsNotAllowed(String host) throws UnknownHostException {
        assertThat(new HostAllowlist(address(127, 0, 0, 1), List.of()).include(Optional.of(host)))
                .isFalse();
    }

    @Test
    void aMissingOrRepeatedHostIsNotAllowed() throws UnknownHostException {
        assertThat(new HostAllowlist(address(127, 0, 0, 1), List.of()).include(Optional.empty()))
                .isFalse();
    }

    @Test
    void theBoundAddressAndConfiguredNamesAreAllowed() throws UnknownHostException {
        HostAllowlist hosts = new HostAllowlist(address(10, 0, 0, 7), List.of("Simulator.Test"));
        assertThat(hosts.include(Optional.of("10.0.0.7:8360"))).isTrue();
        assertThat(hosts.include(Optional.of("simulator.test:8360"))).isTrue();
        assertThat(hosts.include(Optional.of("10.0.0.8:8360"))).isFalse();
    }

    @Test
    void theWildcardAddressAllowsLiteralAddressesOnly() throws UnknownHostException {
        HostAllowlist hosts = new HostAllowlist(address(0, 0, 0, 0), List.of());
        assertThat(hosts.include(Optional.of("192.168.1.5:8360"))).isTrue();
        assertThat(hosts.include(Optional.of("[fd00::5]:8360"))).isTrue();
        assertThat(hosts.include(Optional.of("192.168.1.5.evil.example"))).isFalse();
    }

    @Test
    void anIpv6AddressIsInBrackets() throws UnknownHostException {
        assertThat(HostAllowlist.inHostHeader(address(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)))
                .isEqualTo("[0:0:0:0:0:0:0:1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8360", "https://localhost:8360", "HTTP://LOCALHOST:8360"})
    void aPageOfTheSameHostHasTheSameOrigin(String origin) {
        assertThat(HostAllowlist.isSameOrigin(origin, "localhost:8360")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:3000", "http://localhost", "null", "", "http://evil.example", "localhost:8360"
            })
    void aPageOfAnotherHostOrPortHasAnotherOrigin(String origin) {
        assertThat(HostAllowlist.isSameOrigin(origin, "localhost:8360")).isFalse();
    }
}
