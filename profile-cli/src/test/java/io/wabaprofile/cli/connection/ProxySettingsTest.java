package io.wabaprofile.cli.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.cli.output.UsageException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxySettingsTest {
    private static final URI CLOUD = URI.create("https://waba-v2.360dialog.io");
    private static final String PROXY = "http://proxy.example:3128";

    private static String used(URI host, String... environment) {
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < environment.length; i += 2) {
            variables.put(environment[i], environment[i + 1]);
        }
        ProxySettings settings = ProxySettings.from(variables, host);
        return settings == null ? "none" : settings.source() + " " + settings.address();
    }

    private static String usedUnlessIn(String exceptions, String host) {
        return used(URI.create(host), "HTTPS_PROXY", PROXY, "NO_PROXY", exceptions);
    }

    @ParameterizedTest
    @CsvSource({
        "http://proxy.example:3128, proxy.example:3128, false",
        "HTTP://proxy.example:3128/, proxy.example:3128, false",
        "http://proxy.example, proxy.example:80, false",
        "proxy.example:3128, proxy.example:3128, false",
        "proxy.example, proxy.example:80, false",
        "http://[::1]:3128, [::1]:3128, false",
        "http://zaphod:secret@proxy.example:3128, proxy.example:3128, true",
        "zaphod:secret@proxy.example:3128, proxy.example:3128, true",
        "http://zaphod@proxy.example, proxy.example:80, true",
        "http://zaphod:s@c/r:t@proxy.example, proxy.example:80, true",
    })
    void readsHostPortAndCredentials(String url, String address, boolean credentials) {
        ProxySettings settings = ProxySettings.of("--proxy", url);
        assertThat(settings.address()).isEqualTo(address);
        assertThat(settings.hasCredentials()).isEqualTo(credentials);
        assertThat(settings.toString() + settings.withoutCredentials()).doesNotContain("secret", "zaphod");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "socks5://zaphod:secret@proxy.example:1080",
                "socks://proxy.example/secret",
                "https://zaphod:secret@proxy.example",
                "http://zaphod:secret@proxy.example/path",
                "http://zaphod:secret@proxy.example?query",
                "http://zaphod:secret@",
                "http://zaphod:secret@proxy.example:0",
                "http://zaphod:secret@proxy.example:65536",
                "http://zaphod:secret@proxy.example:123456",
                "http://zaphod:secret@proxy example",
                "http://zaphod:secret%zz@proxy.example",
                "http://zaphod:secret%0a@proxy.example",
                "http://zaphod%3a:secret@proxy.example",
                "http://:secret@proxy.example",
                "http://zaphod:secret\n@proxy.example"
            })
    void rejectsAnInvalidProxyWithoutRepeatingIt(String url) {
        assertThatThrownBy(() -> ProxySettings.of("--proxy", url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContainingAny("secret", "zaphod:", "zz")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"socks5://secret@proxy.example", "https://secret@proxy.example"})
    void namesTheVariableAndTheSupportedForm(String url) {
        assertThatThrownBy(() -> used(CLOUD, "ALL_PROXY", url))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "ALL_PROXY cannot be used: it must look like http://[user:password@]host[:port]; https and socks"
                                + " proxies are not supported. Correct ALL_PROXY, or connect directly with --no-proxy.");
    }

    @Test
    void usesTheFirstVariableThatIsSet() {
        assertThat(used(CLOUD)).isEqualTo("none");
        assertThat(used(CLOUD, "ALL_PROXY", "d:4")).isEqualTo("ALL_PROXY d:4");
        assertThat(used(CLOUD, "ALL_PROXY", "d:4", "all_proxy", "c:3")).isEqualTo("all_proxy c:3");
        assertThat(used(CLOUD, "ALL_PROXY", "d:4", "HTTPS_PROXY", "b:2")).isEqualTo("HTTPS_PROXY b:2");
        assertThat(used(CLOUD, "HTTPS_PROXY", "b:2", "https_proxy", "a:1")).isEqualTo("https_proxy a:1");
        assertThat(used(CLOUD, "HTTPS_PROXY", " b:2 ", "https_proxy", " ")).isEqualTo("HTTPS_PROXY b:2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8360",
                "https://127.0.0.1",
                "https://127.1.2.3:8443",
                "https://localhost:8443",
                "https://[::1]",
                "https://[0:0:0:0:0:0:0:1]",
                "http://host.example",
                "host.example",
                "mailto:host.example"
            })
    void reachesPlainHttpAndLoopbackDirectly(String host) {
        assertThat(used(URI.create(host), "HTTPS_PROXY", PROXY, "HTTP_PROXY", PROXY, "http_proxy", PROXY))
                .isEqualTo("none");
    }

    @Test
    void ignoresTheVariablesForPlainHttp() {
        assertThat(used(CLOUD, "HTTP_PROXY", PROXY, "http_proxy", PROXY)).isEqualTo("none");
    }

    @Test
    void doesNotReadTheProxyOfAHostThatIsReachedDirectly() {
        assertThat(used(CLOUD, "HTTPS_PROXY", "socks5://proxy.example", "no_proxy", "*"))
                .isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "example.com",
                ".example.com",
                "*.example.com",
                "API.Example.COM",
                "api.example.com:443",
                "example.com:443",
                "other.example, example.com",
                "other.example example.com",
                ",,example.com,"
            })
    void excludesTheHostsInNoProxy(String exceptions) {
        assertThat(usedUnlessIn(exceptions, "https://API.example.com")).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ample.com",
                "www.api.example.com",
                "api.example.com:8443",
                "api.example.com:99999999999999999999",
                "api.example.com:x",
                "com.",
                ".",
                ":",
                ","
            })
    void usesTheProxyForOtherHosts(String exceptions) {
        assertThat(usedUnlessIn(exceptions, "https://api.example.com")).isEqualTo("HTTPS_PROXY proxy.example:3128");
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, https://192.0.2.7, none",
        "192.0.2.7:8443, https://192.0.2.7:8443, none",
        "2001:db8::1, https://[2001:DB8::1], none",
        "[2001:db8::1]:443, https://[2001:db8::1], none",
        "[2001:db8::1], https://[2001:db8::2], HTTPS_PROXY proxy.example:3128",
        "192.0.2.0/24, https://192.0.2.7, HTTPS_PROXY proxy.example:3128",
    })
    void comparesAddressesAsTextWithoutCidrBlocks(String exceptions, String host, String expected) {
        assertThat(usedUnlessIn(exceptions, host)).isEqualTo(expected);
    }

    @Test
    void lowerCaseNoProxyCountsFirst() {
        assertThat(used(CLOUD, "HTTPS_PROXY", PROXY, "no_proxy", "x.example", "NO_PROXY", "*"))
                .isEqualTo("HTTPS_PROXY proxy.example:3128");
    }
}
