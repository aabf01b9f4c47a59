package io.wabaprofile.testkit.assertj;

import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;

/** Entry point of the assertions. Can be imported statically together with AssertJ's own {@code assertThat}. */
public final class WabaProfileAssertions {
    private WabaProfileAssertions() {}

    /** Starts assertions about the current state of a channel. */
    public static SimulatedAccountAssert assertThat(SimulatedAccount actual) {
        return new SimulatedAccountAssert(actual);
    }

    /** Starts assertions about the calls that a simulator received. */
    public static SimulatorAssert assertThat(Dialog360Simulator actual) {
        return new SimulatorAssert(actual);
    }
}
