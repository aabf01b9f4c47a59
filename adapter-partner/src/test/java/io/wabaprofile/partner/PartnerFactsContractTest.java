package io.wabaprofile.partner;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.http.PartnerKey;
import io.wabaprofile.number.FactName;
import io.wabaprofile.number.FactSource;
import io.wabaprofile.port.NumberFacts;
import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.contract.NumberFactsContract;
import io.wabaprofile.testkit.fault.FaultPlan;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs the contract tests of the facts against the adapter over the simulator, for one of three channels. */
class PartnerFactsContractTest implements NumberFactsContract {
    private final SimulatedPartnerApi api = new SimulatedPartnerApi();
    private final SimulatedAccount account = Stream.generate(api.simulator::newAccount)
            .limit(3)
            .reduce((first, last) -> last)
            .orElseThrow();

    @Override
    public NumberFacts facts() {
        return api.adapter.facts(
                PartnerKey.of(api.simulator.partner().key()),
                api.simulator.partner().id(),
                account.channelId());
    }

    @Override
    public SimulatedAccount account() {
        return account;
    }

    @Override
    public FaultPlan faults() {
        return api.simulator.faults();
    }

    @Override
    public FactSource source() {
        return FactSource.PARTNER_API;
    }

    @Override
    public Set<FactName> offered() {
        return EnumSet.of(FactName.DISPLAY_NAME, FactName.CHANNEL_STATUS, FactName.QUALITY, FactName.MESSAGING_LIMIT);
    }

    @Override
    public void revokeKey() {
        api.simulator.partner().revokeKey();
    }

    @Override
    public void restoreKey() {
        api.simulator.partner().restoreKey();
    }

    @Test
    void asksForOneChannel() {
        facts().fetch();

        assertThat(api.simulator.exchanges()).hasSize(1);
        assertThat(api.simulator.exchanges().get(0).operation()).contains(Operation.FETCH_FACTS);
        assertThat(api.simulator.exchanges().get(0).response().body().orElseThrow())
                .contains("\"total\":1,")
                .contains(account.channelId());
    }

    @Test
    void readsTheFollowingPagesIfTheServerIgnoresTheFilter() {
        api.simulator.enable(Variant.LIST_FILTERS_IGNORED, Variant.LIST_NAMED_CHANNELS);
        for (int i = 0; i < 60; i++) {
            api.simulator.newAccount();
        }
        SimulatedAccount last = api.simulator.newAccount();
        last.setNumber(last.number().quality("RED"));

        String quality = api.adapter
                .facts(
                        PartnerKey.of(api.simulator.partner().key()),
                        api.simulator.partner().id(),
                        last.channelId())
                .fetch()
                .quality()
                .value()
                .orElseThrow()
                .code();

        assertThat(quality).isEqualTo("RED");
        assertThat(api.simulator.exchanges()).hasSize(3);
    }

    @AfterEach
    void close() {
        api.close();
    }
}
