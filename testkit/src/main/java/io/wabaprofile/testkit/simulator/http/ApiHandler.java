package io.wabaprofile.testkit.simulator.http;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.account.ChannelHealth;
import io.wabaprofile.testkit.account.SimulatedAccount;
import java.io.IOException;
import java.util.Optional;

/** One of the three APIs. */
public interface ApiHandler {
    /** What the call asks for; empty if it is not for this API. May read a body of JSON. */
    Optional<Operation> operation(ApiRequest call) throws IOException;

    /** Called only for a channel whose key is good and whose calls are neither throttled nor down. */
    ApiResponse answer(SimulatedAccount account, ApiRequest call)
            throws IOException, RequestRefusedException, BodyTooLargeException;

    ApiResponse unauthorized();

    ApiResponse throttled(ChannelHealth.Throttling throttling);

    ApiResponse down();

    ApiResponse tooLarge();
}
