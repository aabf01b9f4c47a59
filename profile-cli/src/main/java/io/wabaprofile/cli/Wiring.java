package io.wabaprofile.cli;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.Credentials;

/** How a command gets from a connection to the gateways of a number. */
@FunctionalInterface
interface Wiring {
    ConnectedChannel over(ApiConnection connection, Mode mode, Credentials credentials);
}
