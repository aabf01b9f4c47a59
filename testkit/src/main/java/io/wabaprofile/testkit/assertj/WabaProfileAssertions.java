package io.wabaprofile.testkit.assertj;

import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;

/** Where assertions begin. Imported statically, it goes along with AssertJ's own {@code assertThat}. */
public final class WabaProfileAssertions {
    private WabaProfileAssertions() {}

    /** On what the platform holds of a channel now. */
    public static SimulatedAccountAssert assertThat(SimulatedAccount actual) {
        return new SimulatedAccountAssert(actual);
    }

    /** On what all channels asked of the platform until now, as far as the journal goes back. */
    public static SimulatorAssert assertThat(Dialog360Simulator actual) {
        return new SimulatorAssert(actual);
    }
}
