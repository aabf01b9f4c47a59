package io.wabaprofile.testkit.simulator.http;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.account.ChannelHealth;
import io.wabaprofile.testkit.account.SimulatedAccount;
import java.io.IOException;
import java.util.Optional;

/** Handles the requests of one API. */
public interface ApiHandler {
    /** Returns the operation of a request; empty if the request is not for this API. May read a JSON body. */
    Optional<Operation> operation(ApiRequest request) throws IOException;

    /**
     * Returns the channel that the request is for.
     *
     * @throws ErrorResponseException if the credential of the request is missing, wrong, or for another channel
     */
    SimulatedAccount account(ApiRequest request) throws ErrorResponseException;

    /** Handles a request with a valid credential, of a channel that is neither throttled nor down. */
    ApiResponse handle(SimulatedAccount account, ApiRequest request)
            throws IOException, ErrorResponseException, BodyTooLargeException;

    /** Adds the headers that each response to a request with a valid credential has, also an error. */
    default ApiResponse complete(SimulatedAccount account, ApiResponse response) {
        return response;
    }

    ApiResponse throttled(ChannelHealth.Throttling throttling);

    /** The response if the credential is valid but does not permit the request. */
    ApiResponse forbidden();

    /** The response while the channel's servers fail. */
    ApiResponse down();

    /** The response to a JSON body that is too large. */
    ApiResponse tooLarge();
}
