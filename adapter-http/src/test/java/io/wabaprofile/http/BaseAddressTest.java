package io.wabaprofile.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaseAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://waba.360dialog.io", "https://host:8443", "https://host/prefix", "https://[::1]:9"})
    void takesHttps(String address) {
        try (ApiConnection connection = ApiConnection.to(URI.create(address)).build()) {
            assertThat(connection).hasToString("ApiConnection[" + address + "]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080", "http://127.8.9.1", "http://[::1]:8080"})
    void takesPlainHttpOnLoopbackOnceItWasAllowed(String address) {
        ApiConnection.to(URI.create(address)).allowPlainHttpOnLoopback().build().close();

        assertThatThrownBy(() -> ApiConnection.to(URI.create(address)).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must start with https://");
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
                "https://host/",
                "https:/path",
                "https:opaque",
                "/relative",
                "mailto:a@b.c"
            })
    void refusesWhatAKeyMayNotBeSentTo(String address) {
        assertThatThrownBy(() -> ApiConnection.to(URI.create(address))
                        .allowPlainHttpOnLoopback()
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The address of a connection must")
                .hasMessageNotContaining("secret");
    }
}
