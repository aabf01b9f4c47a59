package io.wabaprofile.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.testkit.Dialog360Simulator;
import io.wabaprofile.testkit.SimulatedAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class CloudManyChannelsTest {
    private static final int CHANNELS = 300;
    private static final int THREADS = 32;
    private static final int ROUNDS = 5;

    @Test
    void noChannelEverSeesTheAnswerToAnother() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (Dialog360Simulator simulator = Dialog360Simulator.start();
                ApiConnection connection = ApiConnection.to(simulator.baseUri())
                        .allowPlainHttpOnLoopback()
                        .build()) {
            CloudAdapter adapter = CloudAdapter.connect(connection);
            List<SimulatedAccount> accounts = new ArrayList<>();
            for (int number = 0; number < CHANNELS; number++) {
                SimulatedAccount account = simulator.newAccount();
                account.hold(
                        BusinessProfile.builder().about("I am " + account.key()).build());
                accounts.add(account);
            }
            List<Future<?>> calls = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                for (SimulatedAccount account : accounts) {
                    calls.add(threads.submit(() -> {
                        BusinessProfile read =
                                adapter.profile(ApiKey.of(account.key())).fetch();
                        assertThat(read.about()).contains("I am " + account.key());
                    }));
                }
            }
            for (Future<?> call : calls) {
                call.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
