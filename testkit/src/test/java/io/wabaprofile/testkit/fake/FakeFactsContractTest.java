package io.wabaprofile.testkit.fake;

import io.wabaprofile.number.FactName;
import io.wabaprofile.number.FactSource;
import io.wabaprofile.port.NumberFacts;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.contract.NumberFactsContract;
import io.wabaprofile.testkit.fault.FaultPlan;
import java.util.EnumSet;
import java.util.Set;

/** Runs the contract tests of the facts against the fake. */
class FakeFactsContractTest implements NumberFactsContract {
    private final SimulatedAccount account = SimulatedAccount.create();
    private final FaultPlan faults = FaultPlan.create();

    @Override
    public NumberFacts facts() {
        return FakeAdapter.over(account).withFaults(faults).facts();
    }

    @Override
    public SimulatedAccount account() {
        return account;
    }

    @Override
    public FaultPlan faults() {
        return faults;
    }

    @Override
    public FactSource source() {
        return FactSource.GRAPH;
    }

    @Override
    public Set<FactName> offered() {
        return EnumSet.complementOf(EnumSet.of(FactName.CHANNEL_STATUS));
    }
}
