package io.wabaprofile.spring.test;

import static io.wabaprofile.testkit.assertj.WabaProfileAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Throttled;
import io.wabaprofile.port.Unauthorized;
import io.wabaprofile.spring.test.ShopApplication.OpeningHours;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.fault.FaultPlan;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.time.Duration;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** The tests share one context. Each leaves a state that would break the next, if it was not reset. */
@SpringBootTest(
        properties = {
            "waba-profile.channels.shop.key=env:NO_SUCH_VARIABLE",
            "waba-profile.proxy.host=proxy.example.com",
            "waba-profile.ssl.bundle=no-such-bundle"
        })
@AutoConfigureDialog360Simulator
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AutoConfigureDialog360SimulatorTest {
    @Autowired
    private OpeningHours hours;

    @Autowired
    private SimulatedAccount account;

    @Autowired
    private Dialog360Simulator simulator;

    @Autowired
    private FaultPlan faults;

    @Autowired
    private VirtualTime time;

    @Test
    @Order(1)
    void theApplicationCallsTheSimulator() {
        hours.openUntil("nine");

        assertThat(account).hasAbout("Open till nine");
        assertThat(simulator).received(Operation.UPDATE_PROFILE);
    }

    @Test
    @Order(2)
    void retriesDoNotSleep() {
        faults.on(Operation.UPDATE_PROFILE).throttle();

        hours.openUntil("ten");

        assertThat(time.sleeps()).hasSize(1);
        assertThat(account).hasAbout("Open till ten");
    }

    @Test
    @Order(3)
    void aRefusedKeyIsSuspended() {
        account.revokeKey();

        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> hours.openUntil("noon")).isInstanceOf(Unauthorized.class);
        }
    }

    @Test
    @Order(4)
    void aThrottledChannelWaitsForHalfAnHour() {
        simulator.enable(Variant.THROTTLING_WITH_RETRY_AFTER);
        account.throttle(Duration.ofMinutes(30));

        assertThatThrownBy(() -> hours.openUntil("noon")).isInstanceOf(Throttled.class);
        account.recover();
        assertThatThrownBy(() -> hours.openUntil("noon"))
                .isInstanceOf(Throttled.class)
                .hasMessageContaining("the request was not sent");
    }

    @Test
    @Order(5)
    void theAccountAndTheConnectionAreReset() {
        assertThat(account).hasNoAbout();
        assertThat(simulator.exchanges()).isEmpty();

        account.rotateKey("another-key-0123456789");
        hours.openUntil("nine");

        assertThat(account).hasAbout("Open till nine");
    }
}
