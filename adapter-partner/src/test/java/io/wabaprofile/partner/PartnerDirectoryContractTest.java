package io.wabaprofile.partner;

import io.wabaprofile.http.PartnerKey;
import io.wabaprofile.port.ChannelDirectory;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.SimulatedPartner;
import io.wabaprofile.testkit.contract.ChannelDirectoryContract;
import io.wabaprofile.testkit.fault.FaultPlan;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** Runs the contract tests of a directory against the adapter over the simulator. */
class PartnerDirectoryContractTest implements ChannelDirectoryContract {
    private final SimulatedPartnerApi api = new SimulatedPartnerApi();

    @Override
    public ChannelDirectory directory(List<SimulatedAccount> accounts) {
        accounts.forEach(api.simulator::addAccount);
        return api.adapter.directory(PartnerKey.of(partner().key()), partner().id());
    }

    @Override
    public SimulatedPartner partner() {
        return api.simulator.partner();
    }

    @Override
    public FaultPlan faults() {
        return api.simulator.faults();
    }

    @AfterEach
    void close() {
        api.close();
    }
}
