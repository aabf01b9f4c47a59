package io.wabaprofile.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wabaprofile.http.AccessToken;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.http.GraphNumber;
import io.wabaprofile.port.ApiUsageObserver;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.PhotoReader;
import io.wabaprofile.port.Rejected;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.port.Unreadable;
import io.wabaprofile.testkit.SamplePhoto;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.journal.Exchange;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.simulator.rules.Variant;
import io.wabaprofile.testkit.wire.ScriptedResponse;
import io.wabaprofile.testkit.wire.ScriptedServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The two requests that read a photo: of the profile with the key, and of the picture without. */
class CloudPhotoReaderTest {
    private static final byte[] PHOTO = SamplePhoto.jpeg(192).bytes();
    private static final String PROFILE =
            "{\"data\":[{\"profile_picture_url\":\"%s\",\"messaging_product\":\"whatsapp\"}]}";

    private final VirtualTime time = VirtualTime.startingAt(Instant.EPOCH);
    private final Dialog360Simulator simulator = Dialog360Simulator.start();
    private final SimulatedAccount account = simulator.newAccount();
    private final ScriptedServer server = ScriptedServer.start();

    @AfterEach
    void close() {
        server.close();
        simulator.close();
    }

    private PhotoReader reader(ApiConnection connection) {
        return CloudAdapter.connect(connection).photoReader(ApiKey.of(account.key()));
    }

    private ApiConnection.Builder toSimulator() {
        return ApiConnection.to(simulator.baseUri())
                .allowPlainHttpOnLoopback()
                .nanoTime(time)
                .sleeper(time);
    }

    private ApiConnection toServer() {
        return ApiConnection.to(server.baseUri())
                .allowPlainHttpOnLoopback()
                .sleeper(time)
                .build();
    }

    @Test
    void sendsTheKeyWithTheFirstRequestOnly() {
        account.setPhoto(PHOTO);
        try (ApiConnection connection = toSimulator().build()) {
            assertThat(reader(connection).read().orElseThrow().bytes()).isEqualTo(PHOTO);
        }
        assertThat(simulator.exchanges())
                .extracting(Exchange::operation)
                .containsExactly(Optional.of(Operation.FETCH_PROFILE), Optional.of(Operation.DOWNLOAD_PHOTO));
        assertSentWithoutCredential("D360-API-KEY");
    }

    @Test
    void sendsTheAccessTokenWithTheFirstRequestOnly() {
        account.setPhoto(PHOTO);
        GraphNumber number = GraphNumber.of(account.phoneNumberId(), AccessToken.of(account.accessToken()));
        try (ApiConnection connection = ApiConnection.toGraph(simulator.baseUri(), "v23.0")
                .allowPlainHttpOnLoopback()
                .build()) {
            assertThat(CloudAdapter.connect(connection)
                            .photoReader(number)
                            .read()
                            .orElseThrow()
                            .bytes())
                    .isEqualTo(PHOTO);
        }
        assertSentWithoutCredential("Authorization");
    }

    /** Asserts that the first of two requests has this header, and that the second has no credential. */
    private void assertSentWithoutCredential(String header) {
        assertThat(simulator.exchanges()).hasSize(2);
        assertThat(headers(0).contains(header)).isTrue();
        assertThat(Stream.of("D360-API-KEY", "Authorization", "Cookie").filter(headers(1)::contains))
                .isEmpty();
    }

    private Set<String> headers(int exchange) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(simulator.exchanges().get(exchange).request().headers().keySet());
        return names;
    }

    @Test
    void readsOneAddressPerCallAndReportsAnExpiredOne() {
        String address = "https://pps.whatsapp.net/v/t61/1.jpg?oh=canary&oe=1";
        server.thenJson(200, PROFILE.formatted(address)).then(ScriptedResponse.of(403, "URL signature expired"));
        try (ApiConnection connection = toServer()) {
            Rejected failure = catchThrowableOfType(
                    Rejected.class, () -> reader(connection).read());

            assertThat(failure)
                    .hasMessageEndingWith("the address of the photo may have expired, or a web filter blocks the host");
            assertThat(failure.toString()).doesNotContain("canary");
            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        }
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void doesNotOpenAHandleInPlaceOfAnAddress() {
        account.setPhoto(PHOTO);
        simulator.enable(Variant.PICTURE_URL_AS_HANDLE);
        try (ApiConnection connection = toSimulator().build()) {
            assertThat(catchThrowableOfType(
                            Unreadable.class, () -> reader(connection).read()))
                    .hasMessageContaining("the address of the photo does not start with https://pps.whatsapp.net/");
        }
        assertThat(simulator.exchanges()).hasSize(1);
    }

    @Test
    void oneTimeLimitCoversBothRequests() {
        account.setPhoto(PHOTO);
        simulator.enable(Variant.USAGE_HEADERS);
        ApiUsageObserver afterTheFirstResponse = usage -> time.advance(Duration.ofSeconds(31));
        try (ApiConnection connection =
                toSimulator().usageObserver(afterTheFirstResponse).build()) {
            Unavailable failure = catchThrowableOfType(
                    Unavailable.class, () -> reader(connection).read());

            assertThat(failure.operation()).isEqualTo(Operation.DOWNLOAD_PHOTO);
            assertThat(failure.reason()).isEqualTo(Unavailable.Reason.TIMED_OUT);
        }
        assertThat(simulator.exchanges()).hasSize(1);
    }
}
