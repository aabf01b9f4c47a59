package io.wabaprofile.partner;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.net.URI;
import java.time.Instant;

/** The adapter, connected to a simulator. Waits in virtual time. */
final class SimulatedPartnerApi implements AutoCloseable {
    final Dialog360Simulator simulator = Dialog360Simulator.start();
    private final ApiConnection connection = ApiConnection.to(URI.create(simulator.baseUri() + "/api/v2"))
            .allowPlainHttpOnLoopback()
            .sleeper(VirtualTime.startingAt(Instant.EPOCH))
            .build();
    final PartnerAdapter adapter = PartnerAdapter.connect(connection);

    @Override
    public void close() {
        connection.close();
        simulator.close();
    }
}
