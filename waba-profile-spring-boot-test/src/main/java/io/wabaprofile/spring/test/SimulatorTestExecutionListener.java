package io.wabaprofile.spring.test;

import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.time.Duration;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Checks the planned faults after each test, and resets the simulator. */
final class SimulatorTestExecutionListener implements TestExecutionListener {
    /** Longer than the library waits after a failure. */
    private static final Duration RECOVERY = Duration.ofHours(1);

    @Override
    public void afterTestMethod(TestContext test) {
        if (!test.hasApplicationContext()) {
            return;
        }
        ApplicationContext context = test.getApplicationContext();
        if (!context.containsLocalBean(SimulatorContextCustomizer.SIMULATOR)) {
            return;
        }
        Dialog360Simulator simulator = context.getBean(SimulatorContextCustomizer.SIMULATOR, Dialog360Simulator.class);
        try {
            if (test.getTestException() == null) {
                simulator.faults().verify();
            }
        } finally {
            simulator.reset();
            // The library keeps what it knows about a channel per key: a new key is a new channel.
            simulator.accounts().forEach(account -> {
                account.rotateKey(SimulatedAccount.create().key());
                account.renewAccessToken();
            });
            context.getBean(VirtualTime.class).advance(RECOVERY);
        }
    }
}
