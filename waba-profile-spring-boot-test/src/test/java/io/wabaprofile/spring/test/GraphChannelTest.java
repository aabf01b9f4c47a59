package io.wabaprofile.spring.test;

import static io.wabaprofile.testkit.assertj.WabaProfileAssertions.assertThat;

import io.wabaprofile.spring.test.ShopApplication.OpeningHours;
import io.wabaprofile.testkit.account.SimulatedAccount;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** The simulator replaces the token, the number and the app of a channel in the mode graph. */
@SpringBootTest(
        properties = {
            "waba-profile.graph.version=v23.0",
            "waba-profile.channels.shop.mode=graph",
            "waba-profile.channels.shop.key=env:NO_SUCH_VARIABLE",
            "waba-profile.channels.shop.phone-number-id=106540352242922"
        })
@AutoConfigureDialog360Simulator
class GraphChannelTest {
    @Autowired
    private OpeningHours hours;

    @Autowired
    private SimulatedAccount account;

    @RepeatedTest(2)
    void theApplicationCallsTheGraphApiOfTheSimulator() {
        hours.openUntil("nine");

        assertThat(account).hasAbout("Open till nine");
        account.revokeKey();
    }
}
