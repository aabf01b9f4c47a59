package io.wabaprofile.fleet.postgres;

import io.wabaprofile.fleet.ChannelGateways;
import io.wabaprofile.fleet.FleetChannel;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits after each read until it is released, as a machine does whose process is suspended. */
record PausedAfterRead(HttpFleet fleet, CountDownLatch hasRead, CountDownLatch released) implements ChannelGateways {

    @Override
    public ProfileGateway profile(FleetChannel channel) {
        ProfileGateway gateway = fleet.profile(channel);
        return new ProfileGateway() {
            @Override
            public BusinessProfile fetch(Set<ProfileField> fields) {
                BusinessProfile read = gateway.fetch(fields);
                hasRead.countDown();
                await(released);
                return read;
            }

            @Override
            public void apply(ProfileUpdate update) {
                gateway.apply(update);
            }
        };
    }

    @Override
    public PhotoGateway photo(FleetChannel channel) {
        return fleet.photo(channel);
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nothing happened within 30 seconds");
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
