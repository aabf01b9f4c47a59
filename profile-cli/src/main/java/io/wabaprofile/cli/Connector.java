package io.wabaprofile.cli;

import io.wabaprofile.http.ApiConnection;
import java.net.URI;

/** How a command gets to a host. */
@FunctionalInterface
interface Connector {

    /** Starts a connection. Whether a key may be sent to the address is checked when it is built. */
    ApiConnection.Builder connection(URI host);

    /** With production's time limits and retries. Plain HTTP is for the loopback interface only, where the simulator is. */
    static ApiConnection.Builder toProduction(URI host) {
        return ApiConnection.to(host).allowPlainHttpOnLoopback();
    }
}
