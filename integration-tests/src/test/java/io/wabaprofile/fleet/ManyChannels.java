package io.wabaprofile.fleet;

import io.wabaprofile.channel.ApiMode;
import io.wabaprofile.channel.KeyReference;
import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.KeySource;
import io.wabaprofile.http.RetrySettings;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.testkit.account.SimulatedAccount;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;

/** A fleet of Cloud channels at the simulator, the same in each process. */
final class ManyChannels implements ChannelGateways, AutoCloseable {
    private static final KeySource KEYS = KeySource.create().with("simulated", name -> "SimulatedKey0000000" + name);

    private final ApiConnection connection;
    private final CloudAdapter cloud;

    private ManyChannels(ApiConnection connection) {
        this.connection = connection;
        this.cloud = CloudAdapter.connect(connection);
    }

    static ManyChannels at(URI simulator) {
        return new ManyChannels(ApiConnection.to(simulator)
                .allowPlainHttpOnLoopback()
                .retries(RetrySettings.DEFAULT.withMaxAttempts(1))
                .build());
    }

    static List<SimulatedAccount> accounts(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> SimulatedAccount.withKey("SimulatedKey0000000" + number))
                .toList();
    }

    static Fleet fleet(int count) {
        ProfileUpdate desired = ProfileUpdate.builder()
                .about("Fresh bread since 1962")
                .email("shop@example.com")
                .build();
        return Fleet.of(IntStream.rangeClosed(1, count)
                .mapToObj(number -> FleetChannel.of(
                        "shop-" + number,
                        ApiMode.CLOUD,
                        new KeyReference("simulated", String.valueOf(number)),
                        desired))
                .toList());
    }

    @Override
    public ProfileGateway profile(FleetChannel channel) {
        return cloud.profile(KEYS.credentials(channel.key().toString()));
    }

    @Override
    public PhotoGateway photo(FleetChannel channel) {
        throw new IllegalStateException("This fleet has no photos");
    }

    @Override
    public void close() {
        connection.close();
    }
}
