package io.wabaprofile.testkit.simulator.http;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.account.ChannelHealth;
import io.wabaprofile.testkit.account.SimulatedAccount;
import java.io.IOException;
import java.util.Optional;

/** One of the three APIs. */
public interface ApiHandler {
    /** What the request asks for; empty if it is not for this API. May read a body of JSON. */
    Optional<Operation> operation(ApiRequest request) throws IOException;

    /** Called only for a channel whose key is good and whose calls are neither throttled nor down. */
    ApiResponse handle(SimulatedAccount account, ApiRequest request)
            throws IOException, RequestRefusedException, BodyTooLargeException;

    ApiResponse unauthorized();

    ApiResponse throttled(ChannelHealth.Throttling throttling);

    ApiResponse down();

    ApiResponse tooLarge();
}
