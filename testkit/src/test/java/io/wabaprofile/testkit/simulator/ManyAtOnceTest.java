package io.wabaprofile.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.testkit.Threads;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Wire.Reply;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many channels of one simulator, and many simulators, are independent. */
@Timeout(120)
class ManyAtOnceTest {
    private static final int CHANNELS = 1_000;
    private static final int CALLERS = 16;

    @Test
    void eachOfAThousandChannelsHasOnlyItsOwnWrites() throws Exception {
        try (Dialog360Simulator simulator = Dialog360Simulator.start()) {
            List<SimulatedAccount> accounts = IntStream.range(0, CHANNELS)
                    .mapToObj(number -> simulator.addAccount(SimulatedAccount.withKey("key-of-channel-" + number)))
                    .toList();
            HttpClient client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
            try {
                List<Future<?>> calls = new ArrayList<>();
                for (int round = 0; round < 2; round++) {
                    for (SimulatedAccount account : accounts) {
                        URI target = URI.create(simulator.baseUri()
                                + (round == 0 ? "/v1/settings/profile/about" : "/whatsapp_business_profile"));
                        HttpRequest request = HttpRequest.newBuilder(target)
                                .header("D360-API-KEY", account.key())
                                .header("Content-Type", "application/json")
                                .method(
                                        round == 0 ? "PATCH" : "POST",
                                        BodyPublishers.ofString(
                                                round == 0
                                                        ? "{\"text\":\"about " + account.key() + "\"}"
                                                        : "{\"messaging_product\":\"whatsapp\",\"address\":\"address "
                                                                + account.key() + "\"}"))
                                .build();
                        calls.add(callers.submit(() ->
                                client.send(request, BodyHandlers.discarding()).statusCode()));
                    }
                }
                for (Future<?> call : calls) {
                    assertThat(call.get()).isEqualTo(200);
                }
            } finally {
                callers.shutdownNow();
            }

            assertThat(accounts).hasSize(CHANNELS).allSatisfy(account -> {
                assertThat(account.profile().about()).contains("about " + account.key());
                assertThat(account.profile().address()).contains("address " + account.key());
            });
        }
    }

    @Test
    void aHundredSimulatorsCloseAllThreadsAndResponses() {
        Threads.awaitNone("HTTP-");
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        List<Dialog360Simulator> simulators = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            simulators.add(Dialog360Simulator.start());
        }
        assertThat(simulators).extracting(Dialog360Simulator::baseUri).doesNotHaveDuplicates();
        SimulatedAccount shared = SimulatedAccount.withKey("the same key everywhere");
        simulators.forEach(simulator -> simulator.addAccount(SimulatedAccount.withKey(shared.key())));

        for (int i = 0; i < 100; i++) {
            Reply reply = new Wire(simulators.get(i).baseUri(), shared.key())
                    .json("PATCH", OneChannelFixture.ABOUT, "{\"text\":\"number " + i + "\"}");
            assertThat(reply.status()).isEqualTo(200);
        }

        for (int i = 0; i < 100; i++) {
            assertThat(simulators.get(i).accounts().get(0).profile().about()).contains("number " + i);
            assertThat(simulators.get(i).exchanges()).hasSize(1);
        }
        simulators.forEach(Dialog360Simulator::close);
        while (Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> !before.contains(thread) && !isOfClients(thread))) {
            Thread.onSpinWait(); // until the time limit, if one stays
        }
    }

    private static boolean isOfClients(Thread thread) {
        return thread.getName().startsWith("HttpClient-");
    }
}
