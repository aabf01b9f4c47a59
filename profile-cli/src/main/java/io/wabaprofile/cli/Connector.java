package io.wabaprofile.cli;

import io.wabaprofile.http.ApiConnection;
import java.net.URI;

/** How a command gets to a host. */
@FunctionalInterface
interface Connector {

    /** @throws IllegalArgumentException if a key may not be sent to the address, with the reason */
    ApiConnection connect(URI host);

    /** With production's time limits and retries. Plain HTTP is for the loopback interface only, where the simulator is. */
    static ApiConnection toProduction(URI host) {
        return ApiConnection.to(host).allowPlainHttpOnLoopback().build();
    }
}
