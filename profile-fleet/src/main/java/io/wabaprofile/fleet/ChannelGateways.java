package io.wabaprofile.fleet;

import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.ProfileGateway;

/**
 * Makes the gateways of a channel. Implement it with the adapters of the modes that the fleet has. Called by several
 * threads.
 *
 * <p>Build the connections with {@code RetrySettings.DEFAULT.withMaxAttempts(1)}. A run retries failed calls later
 * instead, and does not occupy a thread while it waits.
 */
public interface ChannelGateways {

    /** @throws RuntimeException if the channel cannot be reached, for example because there is no key; it then fails */
    ProfileGateway profile(FleetChannel channel);

    /** @throws RuntimeException as {@link #profile} */
    PhotoGateway photo(FleetChannel channel);

    /**
     * Where the gateways send their requests, such as the addresses of the hosts. An interrupted run is continued only
     * with the same destination. Empty by default.
     */
    default String destination() {
        return "";
    }
}
