package io.wabaprofile.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.http.ConcurrencySettings;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many channels share one connection. */
class CloudFairnessTest {
    private static final Duration ATTEMPT = Duration.ofSeconds(2);

    private final Dialog360Simulator simulator = Dialog360Simulator.start();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<ApiConnection> connections = new ArrayList<>();

    @AfterEach
    void close() {
        connections.forEach(ApiConnection::close);
        simulator.close();
    }

    private CloudAdapter adapter(UnaryOperator<ApiConnection.Builder> more) {
        ApiConnection connection = more.apply(ApiConnection.to(simulator.baseUri())
                        .allowPlainHttpOnLoopback()
                        .attemptLimit(ATTEMPT)
                        .meters(meters))
                .build();
        connections.add(connection);
        return CloudAdapter.connect(connection);
    }

    @Test
    void sixteenHangingChannelsDoNotDelayOrFailTheOthers() throws Exception {
        CloudAdapter adapter = adapter(settings -> settings.callLimit(Duration.ofSeconds(5)));
        List<Thread> hanging = new ArrayList<>();
        for (int channel = 0; channel < 16; channel++) {
            SimulatedAccount account = simulator.newAccount();
            simulator.faults().on(Operation.FETCH_PROFILE).of(account).every().stall();
            ProfileGateway gateway = adapter.profile(ApiKey.of(account.key()));
            for (int call = 0; call < 4; call++) {
                hanging.add(start(() -> expectFailure(gateway)));
            }
        }
        awaitRequests(52);

        long longest = 0;
        for (int channel = 0; channel < 20; channel++) {
            ProfileGateway healthy =
                    adapter.profile(ApiKey.of(simulator.newAccount().key()));
            for (int call = 0; call < 20; call++) {
                long start = System.nanoTime();
                healthy.fetch();
                healthy.apply(ProfileUpdate.builder().about("call " + call).build());
                longest = Math.max(longest, System.nanoTime() - start);
            }
        }

        assertThat(Duration.ofNanos(longest)).isLessThan(ATTEMPT);
        for (Thread thread : hanging) {
            thread.join(30_000);
        }
    }

    private static void expectFailure(ProfileGateway gateway) {
        try {
            gateway.fetch();
        } catch (GatewayException timedOut) {
            return;
        }
        throw new AssertionError("A hanging channel answered");
    }

    private void awaitRequests(int count) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (simulator.faults().injected() < count) {
            assertThat(System.nanoTime()).as("the channels hang").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void threeThousandChannelsCalledAtOnceAllSucceed() throws Exception {
        CloudAdapter adapter = adapter(
                settings -> settings.attemptLimit(Duration.ofSeconds(60)).callLimit(Duration.ofSeconds(60)));
        Queue<Object> results = new ConcurrentLinkedQueue<>();
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> callers = new ArrayList<>();
        for (int channel = 0; channel < 3_000; channel++) {
            ProfileGateway gateway =
                    adapter.profile(ApiKey.of(simulator.newAccount().key()));
            callers.add(start(() -> {
                awaitUninterruptibly(go);
                results.add(result(gateway));
            }));
        }

        go.countDown();
        for (Thread caller : callers) {
            caller.join(90_000);
        }

        assertThat(results).hasSize(3_000).allMatch(BusinessProfile.class::isInstance);
    }

    private static Object result(ProfileGateway gateway) {
        try {
            return gateway.fetch();
        } catch (GatewayException failure) {
            return failure;
        }
    }

    @Test
    void aCallThatMayNotWaitFailsAsBusyAndSaysThatNothingWasSent() throws Exception {
        CloudAdapter adapter = adapter(settings -> settings.concurrency(
                ConcurrencySettings.DEFAULT.withCallsPerChannel(1).withMaxWait(Duration.ZERO)));
        SimulatedAccount account = simulator.newAccount();
        simulator.faults().on(Operation.FETCH_PROFILE).of(account).every().stall();
        ProfileGateway gateway = adapter.profile(ApiKey.of(account.key()));
        Thread hanging = start(() -> expectFailure(gateway));
        awaitRequests(1);

        Object second = result(gateway);

        assertThat(second)
                .isInstanceOfSatisfying(
                        Unavailable.class, busy -> assertThat(busy.reason()).isEqualTo(Unavailable.Reason.BUSY));
        assertThat(((Unavailable) second)).hasMessageContaining("not sent");
        hanging.interrupt();
        hanging.join(30_000);
    }

    @Test
    void aWaitForARequestOfTheHostIsRecorded() throws Exception {
        CloudAdapter adapter = adapter(settings -> settings.concurrency(
                ConcurrencySettings.DEFAULT.withRequestsPerHost(1).withMaxWait(Duration.ZERO)));
        SimulatedAccount account = simulator.newAccount();
        simulator.faults().on(Operation.FETCH_PROFILE).of(account).every().stall();
        Thread hanging = start(() -> expectFailure(adapter.profile(ApiKey.of(account.key()))));
        awaitRequests(1);

        Object other = result(adapter.profile(ApiKey.of(simulator.newAccount().key())));

        assertThat(other)
                .isInstanceOfSatisfying(
                        Unavailable.class, busy -> assertThat(busy.reason()).isEqualTo(Unavailable.Reason.BUSY));
        assertThat(meters.get("waba.profile.permit.wait")
                        .tag("limit", "requests_of_host")
                        .timer()
                        .count())
                .isEqualTo(1);
        hanging.interrupt();
        hanging.join(30_000);
    }

    /** A virtual thread where the JDK has them. */
    private static Thread start(Runnable task) {
        try {
            return (Thread)
                    Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
        } catch (ReflectiveOperationException olderJdk) {
            Thread thread = new Thread(null, task, "caller", 512 * 1024);
            thread.setDaemon(true);
            thread.start();
            return thread;
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
