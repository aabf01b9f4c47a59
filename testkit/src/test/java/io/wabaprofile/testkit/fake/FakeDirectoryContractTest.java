package io.wabaprofile.testkit.fake;

import io.wabaprofile.port.ChannelDirectory;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.SimulatedPartner;
import io.wabaprofile.testkit.contract.ChannelDirectoryContract;
import io.wabaprofile.testkit.fault.FaultPlan;
import java.time.Instant;
import java.util.List;

/** Runs the contract tests of a directory against the fake. */
class FakeDirectoryContractTest implements ChannelDirectoryContract {
    private final SimulatedPartner partner = SimulatedPartner.create();
    private final FaultPlan faults = FaultPlan.create();

    @Override
    public ChannelDirectory directory(List<SimulatedAccount> accounts) {
        return FakeDirectory.over(partner, accounts).withFaults(faults, () -> Instant.EPOCH);
    }

    @Override
    public SimulatedPartner partner() {
        return partner;
    }

    @Override
    public FaultPlan faults() {
        return faults;
    }
}
