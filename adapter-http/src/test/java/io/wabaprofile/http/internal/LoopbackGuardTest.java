package io.wabaprofile.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.http.internal.request.RetrySafety;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.port.Unavailable.Reason;
import io.wabaprofile.testkit.VirtualTime;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The build runs its tests in JVMs that cannot connect to external hosts. */
class LoopbackGuardTest {
    /** Reserved for documentation, so no host is there if the guard is missing. */
    private static final String OF_THE_WORLD = "192.0.2.1";

    private static final int SOON = 5_000;

    @ParameterizedTest
    @ValueSource(strings = {"waba-v2.360dialog.io", "waba.360dialog.io", "repo.maven.apache.org", "example.com"})
    void externalNamesAreNotResolved(String name) {
        assertThatThrownBy(() -> InetAddress.getByName(name)).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void localhostIsLoopback() throws UnknownHostException {
        assertThat(InetAddress.getAllByName("localhost"))
                .isNotEmpty()
                .allSatisfy(address -> assertThat(address.isLoopbackAddress()).isTrue());
    }

    @Test
    void aCallToTheRealHostDoesNotConnect() {
        try (ApiConnection connection = ApiConnection.to(URI.create("https://waba-v2.360dialog.io"))
                .sleeper(VirtualTime.startingAt(ApiClientFixture.START))
                .build()) {
            Unavailable failure = catchThrowableOfType(
                    Unavailable.class,
                    () -> connection
                            .client(ApiClientFixture.ThingApi.class)
                            .call(
                                    ApiClientFixture.endpoint(RetrySafety.READ)
                                            .forChannel(
                                                    connection.channel(ApiKey.class, ApiKey.of(ApiClientFixture.KEY))),
                                    ApiClientFixture.ThingApi::read));

            assertThat(failure.reason()).isEqualTo(Reason.NO_CONNECTION);
        }
    }

    @Test
    void aSocketToAnExternalAddressIsRefused() throws Exception {
        try (Socket socket = new Socket()) {
            assertThatThrownBy(() -> socket.connect(new InetSocketAddress(OF_THE_WORLD, 443), SOON))
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("SOCKS");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void theJdkClientIsRefusedAnExternalAddress(String scheme) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(scheme + "://" + OF_THE_WORLD + "/"))
                .timeout(Duration.ofMillis(SOON))
                .build();

        assertThatThrownBy(() -> HttpClient.newHttpClient().send(request, BodyHandlers.discarding()))
                .isInstanceOf(ConnectException.class);
    }
}
