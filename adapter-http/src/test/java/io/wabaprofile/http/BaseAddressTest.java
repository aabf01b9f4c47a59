package io.wabaprofile.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://waba.360dialog.io",
                "https://host:8443",
                "https://host:65535",
                "https://host/prefix",
                "https://[::1]:9",
                "https://10.1.2.3",
                "https://[fd00::1]"
            })
    void acceptsHttps(String address) {
        try (ApiConnection connection = ApiConnection.to(URI.create(address)).build()) {
            assertThat(connection).hasToString("ApiConnection[" + address + "]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080", "http://127.8.9.1", "http://[::1]:8080"})
    void acceptsPlainHttpOnLoopbackIfAllowed(String address) {
        ApiConnection.to(URI.create(address)).allowPlainHttpOnLoopback().build().close();

        assertThatThrownBy(() -> ApiConnection.to(URI.create(address)).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must start with https://");
    }

    @ParameterizedTest
    @CsvSource({
        "https://host/, https://host",
        "https://host:8443/, https://host:8443",
        "https://host/prefix/, https://host/prefix",
        "https://[::1]/, https://[::1]"
    })
    void ignoresOneFinalSlash(String address, String base) {
        try (ApiConnection connection = ApiConnection.to(URI.create(address)).build()) {
            assertThat(connection).hasToString("ApiConnection[" + base + "]");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://simulator:8360, simulator",
        "http://SIMULATOR:8360/base, Simulator",
        "http://simulator.internal.example, simulator.internal.example",
        "http://172.18.0.2:8360, 172.18.0.2",
        "http://127.0.0.1, 127.0.0.1",
        "http://[fd12:3456::1]:80, [fd12:3456::1]"
    })
    void acceptsPlainHttpToANamedHost(String address, String host) {
        URI base = URI.create(address);

        ApiConnection.to(base)
                .allowPlainHttpTo("other")
                .allowPlainHttpTo(host)
                .build()
                .close();

        assertThatThrownBy(
                        () -> ApiConnection.to(base).allowPlainHttpTo("other").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must start with https://");
    }

    @ParameterizedTest
    @CsvSource({
        "http://simulator.example.com, simulator",
        "http://a.simulator, simulator",
        "http://8.8.8.8, 8.8.8.8",
        "http://169.254.169.254, 169.254.169.254",
        "http://100.100.100.200, 100.100.100.200",
        "http://metadata.google.internal, metadata.google.internal",
        "http://2130706433, 2130706433",
        "ftp://simulator, simulator"
    })
    void rejectsPlainHttpToAnotherOrPublicHost(String address, String host) {
        assertThatThrownBy(() -> ApiConnection.to(URI.create(address))
                        .allowPlainHttpTo(host)
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The address of a connection must");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "360dialog.io",
                "waba-v2.360dialog.io",
                "WABA.360dialog.io",
                "hub.360dialog.com",
                "graph.facebook.com",
                "graph.facebook.com.",
                "",
                "*",
                "*.internal",
                "http://simulator",
                "simulator:8360",
                "simulator/",
                "user@simulator"
            })
    void rejectsAHostThatMayNotBeCalledWithPlainHttp(String host) {
        assertThatThrownBy(
                        () -> ApiConnection.to(URI.create("http://simulator")).allowPlainHttpTo(host))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("A host for plain HTTP must be a name such as simulator");
    }

    @Test
    void rejectsPlainHttpToANamedHostThroughAProxy() {
        assertThatThrownBy(() -> ApiConnection.to(URI.create("http://simulator:8360"))
                        .allowPlainHttpTo("simulator")
                        .proxy(HttpProxy.of("proxy.example.com", 3128))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without a proxy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://waba.360dialog.io",
                "http://localhost:8080",
                "http://127.0.0.1.example.com",
                "http://10.0.0.1",
                "ftp://host",
                "https://user:secret@host",
                "https://host?x=1",
                "https://host#x",
                "https://user@host",
                "https://@host",
                "https://host?",
                "https://host/?a=b",
                "https://host//",
                "https://host/a//",
                "https://host//a",
                "https://host/../a",
                "https://host/a/./b",
                "https://host/a/..",
                "https://host:0",
                "https://host:65536",
                "https://host:99999",
                "https://169.254.169.254",
                "https://169.254.0.1/latest/meta-data",
                "https://[fe80::1]",
                "https://[fe80::1%25eth0]",
                "https://[2001:db8::1%1]",
                "https://[::ffff:169.254.169.254]",
                "https://[ff02::1]",
                "https://[::]",
                "https://0.0.0.0",
                "https://0.1.2.3",
                "https://224.0.0.1",
                "https://239.255.255.255",
                "https://240.0.0.1",
                "https://255.255.255.255",
                "https://2852039166",
                "https://0xA9FEA9FE",
                "https://169.254.43518",
                "https://0251.0376.0251.0376",
                "https://169.254.169.254.",
                "https://metadata.google.internal",
                "https://METADATA.google.internal",
                "https://metadata",
                "https://instance-data",
                "https://foo.metadata.internal",
                "https://100.100.100.200",
                "https://192.0.0.192",
                "https://168.63.129.16",
                "https://[fd00:ec2::254]",
                "https://[FD00:0EC2:0:0:0:0:0:254]",
                "https://[fd20:ce::254]",
                "https://[64:ff9b::a9fe:a9fe]",
                "https://[64:ff9b::169.254.169.254]",
                "https://[::169.254.169.254]",
                "https://[2002:a9fe:a9fe::1]",
                "http://127.1",
                "http://2130706433",
                "http://0x7f.0.0.1",
                "http://[::2]",
                "http://[::ffff:10.0.0.1]",
                "http://192.168.0.1",
                "http://172.16.0.1",
                "http://169.254.169.254",
                "http://example.com",
                "HTTP://127.0.0.1",
                "ws://127.0.0.1",
                "file:///etc/passwd",
                "jar:https://host/a",
                "data:text/plain,a",
                "https:/path",
                "https:opaque",
                "/relative",
                "mailto:a@b.c"
            })
    void rejectsAnAddressThatAKeyMustNotBeSentTo(String address) {
        assertThatThrownBy(() -> ApiConnection.to(URI.create(address))
                        .allowPlainHttpOnLoopback()
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The address of a connection must")
                .hasMessageNotContaining("secret");
    }
}
