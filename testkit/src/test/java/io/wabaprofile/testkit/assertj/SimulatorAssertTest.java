package io.wabaprofile.testkit.assertj;

import static io.wabaprofile.port.Operation.FETCH_ABOUT;
import static io.wabaprofile.port.Operation.FETCH_PROFILE;
import static io.wabaprofile.testkit.assertj.WabaProfileAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests that the assertions pass and fail, and that a failure lists the calls. */
@Timeout(60)
class SimulatorAssertTest {
    private static final String PROFILE = "/whatsapp_business_profile";
    private static final String ABOUT = "/v1/settings/profile/about";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Dialog360Simulator simulator = Dialog360Simulator.start();
    private final SimulatedAccount first = simulator.newAccount();
    private final SimulatedAccount second = simulator.newAccount();

    @AfterEach
    void close() {
        simulator.close();
    }

    private void call(SimulatedAccount account, String target) throws IOException, InterruptedException {
        client.send(
                HttpRequest.newBuilder(URI.create(simulator.baseUri() + target))
                        .header("d360-api-key", account.key())
                        .build(),
                BodyHandlers.discarding());
    }

    private void fails(Consumer<SimulatorAssert> assertion, String... parts) {
        assertThatThrownBy(() -> assertion.accept(assertThat(simulator).as("the simulator of the shop")))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("[the simulator of the shop] ")
                .hasMessageContainingAll(parts)
                .satisfies(failure -> assertThat(simulator).hasNoSecretIn(failure));
    }

    @Test
    void failsIfNothingWasReceived() {
        assertThat(simulator).receivedNothing().receivedCalls(0).received().receivedCalls(0, FETCH_ABOUT);

        fails(calls -> calls.receivedCalls(1), "should have received 1 calls but received nothing");
        fails(calls -> calls.received(FETCH_ABOUT), "fetch about", "but received nothing");
        fails(
                calls -> calls.fromChannel(second).receivedCallTo(ABOUT),
                "a call to",
                ABOUT,
                "but received nothing from this channel");
    }

    @Test
    void comparesTheCallsInOrder() throws IOException, InterruptedException {
        call(first, PROFILE + "?fields=about");
        call(second, ABOUT);
        call(first, "/nowhere");

        assertThat(simulator)
                .receivedCalls(3)
                .receivedCalls(1, FETCH_PROFILE)
                .receivedCallTo(PROFILE)
                .receivedCallTo(PROFILE + "?fields=about")
                .receivedCallTo("/nowhere");
        assertThat(simulator).fromChannel(second).received(FETCH_ABOUT).receivedCalls(1);
        assertThat(simulator).fromChannel(first).received(FETCH_PROFILE);

        String list = "\n  1 fetch profile of channel 1: GET /whatsapp_business_profile?fields=about -> 200"
                + "\n  2 fetch about of channel 2: GET /v1/settings/profile/about -> 200"
                + "\n  3 unknown endpoint: GET /nowhere -> 403";
        fails(
                calls -> calls.received(FETCH_ABOUT, FETCH_PROFILE),
                "should have received",
                "fetch about, fetch profile",
                list);
        fails(SimulatorAssert::receivedNothing, "0 calls", list);
        fails(calls -> calls.receivedCalls(2, FETCH_ABOUT), "2 times fetch about", list);
        fails(calls -> calls.receivedCallTo("/whatsapp"), "a call to", list);
        fails(calls -> calls.fromChannel(second).receivedNothing(), "\n  2 fetch about of channel 2");
    }

    @Test
    void failsForAChannelOfAnotherSimulator() {
        fails(calls -> calls.fromChannel(SimulatedAccount.create()), "does not serve this account");
    }

    @Test
    void findsSecretsOfEachChannel() {
        assertThat(simulator).hasNoSecretIn("nothing").hasNoSecretIn(new IOException("nothing"));

        fails(calls -> calls.hasNoSecretIn("nothing", second.key()), "Text 2 contains a key of a channel");
        fails(
                calls -> calls.fromChannel(first).hasNoSecretIn(new IOException(first.key())),
                "The IOException contains a key of a channel");
        assertThat(simulator).fromChannel(first).hasNoSecretIn(second.key());
    }
}
