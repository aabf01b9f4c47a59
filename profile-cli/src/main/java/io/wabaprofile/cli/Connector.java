package io.wabaprofile.cli;

import io.wabaprofile.http.Credentials;
import java.net.URI;

/** How a command gets to a channel. */
@FunctionalInterface
interface ChannelOpener {

    /** @throws IllegalArgumentException if a key may not be sent to the address, with the reason */
    ConnectedChannel open(Mode mode, URI host, Credentials credentials);
}
