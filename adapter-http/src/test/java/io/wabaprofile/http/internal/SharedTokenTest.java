package io.wabaprofile.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wabaprofile.http.AccessToken;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.Credentials;
import io.wabaprofile.http.GraphNumber;
import io.wabaprofile.http.internal.ApiClientFixture.Thing;
import io.wabaprofile.http.internal.ApiClientFixture.ThingApi;
import io.wabaprofile.http.internal.request.RetrySafety;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Throttled;
import io.wabaprofile.port.Unauthorized;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.wire.ScriptedResponse;
import io.wabaprofile.testkit.wire.ScriptedServer;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What numbers that share an access token share with each other, and what they do not. */
class SharedTokenTest {
    private static final String TOKEN = "EAAcanary0123456789";
    private static final Thing FINE = new Thing("fine");

    private final ScriptedServer server = ScriptedServer.start();
    private final VirtualTime time = VirtualTime.startingAt(ApiClientFixture.START);
    private final ApiConnection connection = ApiConnection.toGraph(server.baseUri(), "v23.0")
            .allowPlainHttpOnLoopback()
            .callLimit(Duration.ofSeconds(20))
            .clock(time)
            .nanoTime(time)
            .sleeper(time)
            .random(() -> 0.5)
            .build();
    private final ApiClient<ThingApi> client = connection.client(ThingApi.class);

    @AfterEach
    void close() {
        connection.close();
        server.close();
    }

    private Thing read(String phoneNumberId) {
        return read(phoneNumberId, AccessToken.of(TOKEN));
    }

    private Thing read(String phoneNumberId, Credentials token) {
        GraphNumber number = GraphNumber.of(phoneNumberId, token);
        return client.call(
                ApiClientFixture.endpoint(RetrySafety.READ)
                        .forChannel(connection.channel(number))
                        .target("/" + phoneNumberId + "/thing"),
                ThingApi::read);
    }

    private <F extends GatewayException> F failure(String phoneNumberId, Class<F> type) {
        return catchThrowableOfType(type, () -> read(phoneNumberId));
    }

    private void respondWith(int status, String error) {
        server.thenJson(status, "{\"error\":" + error + "}");
    }

    private void respondFine() {
        server.thenJson(200, "{\"name\":\"fine\"}");
    }

    @Test
    void theTokenIsSentAsBearerUnderTheVersionOfTheGraphApi() {
        respondFine();

        read("1001");

        assertThat(server.requests()).singleElement().satisfies(request -> {
            assertThat(request.target()).isEqualTo("/v23.0/1001/thing");
            assertThat(request.header("Authorization")).containsExactly("Bearer " + TOKEN);
        });
    }

    @Test
    void aForbiddenNumberIsSuspendedAloneAfterThreeRefusals() {
        for (int refusal = 0; refusal < 3; refusal++) {
            respondWith(403, "{\"message\":\"Permission denied\",\"type\":\"OAuthException\",\"code\":200}");
        }
        respondFine();
        for (int call = 0; call < 4; call++) {
            failure("1001", Unauthorized.class);
        }
        assertThat(failure("1001", Unauthorized.class).reason()).isEqualTo(Unauthorized.Reason.KEY_SUSPENDED);

        assertThat(server.requests()).hasSize(3);
        assertThat(read("1002")).isEqualTo(FINE);
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void anExpiredTokenIsSuspendedForAllItsNumbers() {
        respondWith(401, "{\"message\":\"Session has expired\",\"type\":\"OAuthException\",\"code\":190}");
        failure("1001", Unauthorized.class);
        failure("1002", Unauthorized.class);
        failure("1003", Unauthorized.class);

        assertThat(failure("1004", Unauthorized.class).reason()).isEqualTo(Unauthorized.Reason.KEY_SUSPENDED);
        assertThat(server.requests()).hasSize(3);
    }

    /** Each source returns the expired token once, as if the calls had started before the rotation. */
    @Test
    void aNewTokenIsTriedAlthoughTheOldOneWasRefusedThreeTimes() {
        for (int refusal = 0; refusal < 3; refusal++) {
            respondWith(401, "{\"message\":\"Session has expired\",\"type\":\"OAuthException\",\"code\":190}");
        }
        respondFine();
        failure("1001", Unauthorized.class);
        failure("1002", Unauthorized.class);
        Iterator<String> tokens = List.of(TOKEN, "EAAnew0123456789").iterator();
        AtomicReference<String> current = new AtomicReference<>(TOKEN);

        Thing read = read("1003", () -> {
            if (tokens.hasNext()) {
                current.set(tokens.next());
            }
            return AccessToken.of(current.get());
        });

        assertThat(read).isEqualTo(FINE);
        assertThat(server.requests()).hasSize(4);
        assertThat(failure("1004", Unauthorized.class).reason()).isEqualTo(Unauthorized.Reason.KEY_SUSPENDED);
        assertThat(read("1004", AccessToken.of("EAAnew0123456789"))).isEqualTo(FINE);
    }

    @Test
    void aLimitOfTheAppWithoutAHintDelaysTheOtherNumbersForTheBackoff() {
        String limit = "{\"message\":\"Application request limit reached\",\"type\":\"OAuthException\",\"code\":4}";
        for (int attempt = 0; attempt < 3; attempt++) {
            respondWith(429, limit);
        }
        respondFine();
        failure("1001", Throttled.class);
        assertThat(time.sleeps()).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));

        assertThat(read("1002")).isEqualTo(FINE);
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void theUsageOfTheAccountsDoesNotDelayCallsAfterALimitOfTheAppOrAServerError() {
        String usage = "{\"1\":[{\"type\":\"whatsapp\",\"call_count\":100,\"estimated_time_to_regain_access\":60}]}";
        server.then(ScriptedResponse.of(
                                500, "{\"error\":{\"message\":\"again\",\"type\":\"OAuthException\",\"code\":2}}")
                        .with("X-Business-Use-Case-Usage", usage))
                .then(ScriptedResponse.of(
                                429, "{\"error\":{\"message\":\"limit\",\"type\":\"OAuthException\",\"code\":4}}")
                        .with("X-Business-Use-Case-Usage", usage));
        respondFine();

        assertThat(read("1001")).isEqualTo(FINE);
    }

    @Test
    void theUsageOfAnotherProductDoesNotDelayCalls() {
        server.then(ScriptedResponse.of(
                        400, "{\"error\":{\"message\":\"Rate limit\",\"type\":\"OAuthException\",\"code\":80007}}")
                .with(
                        "X-Business-Use-Case-Usage",
                        "{\"1\":[{\"type\":\"ads_management\",\"estimated_time_to_regain_access\":60}]}"));
        respondFine();

        assertThat(read("1001")).isEqualTo(FINE);
    }

    @Test
    void aLimitOfTheAppDelaysAllNumbersOfTheToken() {
        throttle("{\"message\":\"Application request limit reached\",\"type\":\"OAuthException\",\"code\":4}", 60);
        failure("1001", Throttled.class);

        assertThat(failure("1002", Throttled.class).retryAfter()).contains(Duration.ofSeconds(60));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aLimitOfTheAccountDelaysAllNumbersForTheTimeInTheUsageHeader() {
        server.then(ScriptedResponse.of(
                        400, "{\"error\":{\"message\":\"Rate limit\",\"type\":\"OAuthException\",\"code\":80007}}")
                .with(
                        "X-Business-Use-Case-Usage",
                        "{\"1\":[{\"type\":\"whatsapp\",\"call_count\":100,\"estimated_time_to_regain_access\":3}]}"));
        failure("1001", Throttled.class);

        assertThat(failure("1002", Throttled.class).retryAfter()).contains(Duration.ofMinutes(3));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aLimitOfOneNumberDelaysThisNumberOnly() {
        throttle("{\"message\":\"Rate limit hit\",\"type\":\"OAuthException\",\"code\":130429}", 60);
        respondFine();
        failure("1001", Throttled.class);

        assertThat(read("1002")).isEqualTo(FINE);
        assertThat(failure("1001", Throttled.class).retryAfter()).contains(Duration.ofSeconds(60));
    }

    private void throttle(String error, int seconds) {
        server.then(ScriptedResponse.of(429, "{\"error\":" + error + "}").with("Retry-After", String.valueOf(seconds)));
    }

    @Test
    void theTokenIsRedactedWithAndWithoutItsScheme() {
        respondWith(
                400,
                "{\"message\":\"Malformed Bearer " + TOKEN + " and " + TOKEN
                        + " in ?access_token=EAAother\",\"code\":100}");

        GatewayException failure = failure("1001", GatewayException.class);

        assertThat(failure)
                .hasMessageContaining("Malformed **** and **** in ?access_token=****")
                .hasMessageNotContaining("EAA");
    }
}
