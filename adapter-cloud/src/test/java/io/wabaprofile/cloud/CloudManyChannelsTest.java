package io.wabaprofile.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CloudManyChannelsTest {
    private static final int ROUNDS = 5;

    @Test
    void noChannelEverSeesTheAnswerToAnother() throws Exception {
        readAll(300, 32);
    }

    @Test
    @Tag("measure")
    @Tag("slow")
    void noneOfAThousandChannelsEverSeesTheAnswerToAnother() throws Exception {
        readAll(1_000, 64);
    }

    private static void readAll(int channels, int atOnce) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(atOnce);
        try (Dialog360Simulator simulator = Dialog360Simulator.start();
                ApiConnection connection = ApiConnection.to(simulator.baseUri())
                        .allowPlainHttpOnLoopback()
                        .build()) {
            CloudAdapter adapter = CloudAdapter.connect(connection);
            List<SimulatedAccount> accounts = new ArrayList<>();
            for (int number = 0; number < channels; number++) {
                SimulatedAccount account = simulator.newAccount();
                account.setProfile(
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
