package io.wabaprofile.spring;

import static io.wabaprofile.spring.StarterFixture.channel;
import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.port.Operation;
import io.wabaprofile.spring.ConfiguredChannels.Gateways;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.fake.FakeAdapter;
import io.wabaprofile.testkit.fault.FaultPlan;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.context.FilteredClassLoader;

class ChannelHealthTest {
    private final VirtualTime time = VirtualTime.startingAt(Instant.parse("2026-01-01T00:00:00Z"));
    private final SimulatedAccount shop = SimulatedAccount.create();
    private final SimulatedAccount bar = SimulatedAccount.create();
    private final FaultPlan faults = FaultPlan.create();
    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private final ChannelHealthCheck check = check();

    private ChannelHealthCheck check() {
        Map<String, Gateways> channels = new LinkedHashMap<>();
        channels.put("shop", gateways(shop));
        channels.put("bar", gateways(bar));
        return new ChannelHealthCheck(new ConfiguredChannels(channels), Duration.ofMinutes(5), time, executor);
    }

    private Gateways gateways(SimulatedAccount account) {
        FakeAdapter fake = FakeAdapter.over(account).withFaults(faults);
        return new Gateways(fake.profile(), fake.photo(), null, null);
    }

    @AfterEach
    void close() {
        check.close();
        assertThat(executor.isShutdown()).isTrue();
    }

    /** The state after the running check. */
    private HealthReport afterCheck() throws ExecutionException, InterruptedException {
        check.current();
        executor.submit(() -> {}).get();
        return check.current();
    }

    @Test
    void isUnknownUntilTheFirstCheckHasEnded() throws Exception {
        assertThat(check.current()).isEqualTo(new HealthReport("UNKNOWN", Map.of("shop", "UNKNOWN", "bar", "UNKNOWN")));
        assertThat(afterCheck()).isEqualTo(new HealthReport("UP", Map.of("shop", "UP", "bar", "UP")));
    }

    @Test
    void isDownIfAKeyWasRefused() throws Exception {
        bar.revokeKey();

        assertThat(afterCheck()).isEqualTo(new HealthReport("DOWN", Map.of("shop", "UP", "bar", "Unauthorized")));
    }

    @Test
    void isUnknownIfACallWasThrottled() throws Exception {
        faults.on(Operation.FETCH_PROFILE).throttle();
        faults.on(Operation.FETCH_ABOUT).throttle();

        assertThat(afterCheck().status()).isEqualTo("UNKNOWN");
    }

    @Test
    void readsAgainAfterTheTimeToLive() throws Exception {
        afterCheck();
        bar.outage();
        time.advance(Duration.ofSeconds(299));
        assertThat(afterCheck().status()).isEqualTo("UP");

        time.advance(Duration.ofSeconds(1));

        assertThat(afterCheck()).isEqualTo(new HealthReport("DOWN", Map.of("shop", "UP", "bar", "Unavailable")));
    }

    @Test
    void theIndicatorIsOffByDefault() {
        StarterFixture.context()
                .withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate.health"))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(HealthIndicator.class));
    }

    @Test
    void theIndicatorOfBoot4ShowsEachChannel() {
        try (Dialog360Simulator simulator = Dialog360Simulator.start()) {
            StarterFixture.context(simulator)
                    .withPropertyValues(channel("shop", simulator.newAccount()))
                    .withPropertyValues("management.health.waba-profile.enabled=true")
                    .withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate.health"))
                    .run(context -> assertThat(context.getBean(HealthIndicator.class)
                                    .health()
                                    .getDetails())
                            .containsExactly(Map.entry("shop", "UNKNOWN")));
        }
    }

    @Test
    void aShortTimeToLiveIsRefused() {
        StarterFixture.context()
                .withPropertyValues(
                        "management.health.waba-profile.enabled=true", "waba-profile.health.time-to-live=10ms")
                .withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate.health"))
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining(
                                "waba-profile.health.time-to-live: is 10 ms, but the minimum is 1 s."));
    }
}
