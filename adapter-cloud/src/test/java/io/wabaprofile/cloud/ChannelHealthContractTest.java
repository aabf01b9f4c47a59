package io.wabaprofile.cloud;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.number.FactName;
import io.wabaprofile.number.FactSource;
import io.wabaprofile.port.NumberFacts;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.contract.NumberFactsContract;
import io.wabaprofile.testkit.fault.FaultPlan;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/** Runs the contract tests of the facts against the Cloud adapter over the simulated health endpoint of 360dialog. */
class ChannelHealthContractTest implements NumberFactsContract {
    private final Dialog360Simulator simulator = Dialog360Simulator.start();
    private final SimulatedAccount account = simulator.newAccount();
    private final ApiConnection connection = ApiConnection.to(simulator.baseUri())
            .allowPlainHttpOnLoopback()
            .sleeper(VirtualTime.startingAt(Instant.EPOCH))
            .build();

    @Override
    public NumberFacts facts() {
        return CloudAdapter.connect(connection).facts(ApiKey.of(account.key()));
    }

    @Override
    public SimulatedAccount account() {
        return account;
    }

    @Override
    public FaultPlan faults() {
        return simulator.faults();
    }

    @Override
    public FactSource source() {
        return FactSource.CHANNEL_HEALTH;
    }

    @Override
    public Set<FactName> offered() {
        return Set.of(FactName.SENDING);
    }

    @AfterEach
    void close() {
        connection.close();
        simulator.close();
    }
}
