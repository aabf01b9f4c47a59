package io.wabaprofile.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.port.Operation;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.fake.FakeAdapter;
import io.wabaprofile.testkit.fault.FaultPlan;
import io.wabaprofile.testkit.journal.Journal;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.simulator.rules.StrictCheck;
import io.wabaprofile.testkit.simulator.rules.Variant;
import io.wabaprofile.testkit.wire.FaultProxy;
import io.wabaprofile.testkit.wire.ProxyFault;
import io.wabaprofile.testkit.wire.ScriptedResponse;
import io.wabaprofile.testkit.wire.ScriptedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The examples of the testkit README that are not in its sample project. Only the indentation differs. */
final class TestkitExamples {
    private TestkitExamples() {}

    static void planFaults(FaultPlan faults, SimulatedAccount account) {
        faults.on(Operation.FETCH_PROFILE).nth(2).html();
        faults.onAnyRequest().of(account).every().drip();
        faults.uploads().cutAfter(65_536);
        faults.chaos(20_261_125L, 0.2);
    }

    static void loseAResponse() {
        FaultPlan faults = FaultPlan.create();
        SimulatedAccount account = SimulatedAccount.create();
        ProfileGateway profile = FakeAdapter.over(account).withFaults(faults).profile();
        faults.on(Operation.UPDATE_PROFILE).responseLost();

        ProfileUpdate update = ProfileUpdate.builder().about("Open till nine").build();
        assertThatThrownBy(() -> profile.apply(update)).isInstanceOf(Unavailable.class);

        assertThat(account.profile().about()).contains("Open till nine");
        faults.verify();
    }

    static void relaxChecks(Dialog360Simulator simulator) {
        simulator.disable(StrictCheck.FILE_TYPE_UNKNOWN);
        simulator.enable(Variant.READ_WRAPPED, Variant.THROTTLING_AS_TEXT);
    }

    static void useServers(Dialog360Simulator simulator, Consumer<URI> client) {
        try (FaultProxy proxy = FaultProxy.inFrontOf(simulator.baseUri());
                ScriptedServer server = ScriptedServer.start()) {
            proxy.then(ProxyFault.cutResponseAfter(20)).always(ProxyFault.pass());
            server.thenJson(200, "{}").then(ScriptedResponse.of(503, "busy").with("Retry-After", "2"));

            client.accept(proxy.baseUri());
            client.accept(server.baseUri());

            assertThat(proxy.triggeredFaults()).isEqualTo(2);
            assertThat(server.requests()).hasSize(2);
        }
    }

    static void replay(Dialog360Simulator simulator, Path file, Dialog360Simulator another, SimulatedAccount channel)
            throws IOException, InterruptedException {
        simulator.journal().writeJsonLines(file);

        Journal recorded = Journal.read(file);
        recorded.replay(another.baseUri(), channel.key()).verify();
        assertThat(recorded.requestDifferences(another.journal())).isEmpty();
    }
}
