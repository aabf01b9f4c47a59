package io.wabaprofile.fleet.postgres;

import io.wabaprofile.channel.ApiMode;
import io.wabaprofile.channel.KeyReference;
import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.fleet.ChannelGateways;
import io.wabaprofile.fleet.Fleet;
import io.wabaprofile.fleet.FleetChannel;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.http.RetrySettings;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.journal.Exchange;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.simulator.rules.Variant;
import io.wabaprofile.upload.UploadAdapter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;

/** Channels of a simulator on this machine, whose desired about is "new" and whose current about is "old". */
final class HttpFleet implements ChannelGateways, AutoCloseable {
    final Dialog360Simulator platform = Dialog360Simulator.start();
    /** The number of profile writes and photo writes of each channel, by its number. */
    final Map<Integer, Integer> writes = new ConcurrentHashMap<>();
    /** When each request arrived, in nanoseconds of the monotonic clock. */
    final ConcurrentLinkedQueue<Long> requests = new ConcurrentLinkedQueue<>();

    private final ApiConnection connection;
    private final CloudAdapter cloud;
    private final UploadAdapter uploads;
    private final Map<String, SimulatedAccount> accounts = new LinkedHashMap<>();
    private final List<FleetChannel> channels = new ArrayList<>();

    private HttpFleet() {
        platform.enable(Variant.THROTTLING_WITH_RETRY_AFTER);
        platform.onExchange(this::count);
        connection = ApiConnection.to(platform.baseUri())
                .allowPlainHttpOnLoopback()
                .retries(RetrySettings.DEFAULT.withMaxAttempts(1))
                .build();
        cloud = CloudAdapter.connect(connection);
        uploads = UploadAdapter.connect(connection);
    }

    static HttpFleet of(int channels) {
        HttpFleet fleet = new HttpFleet();
        for (int number = 1; number <= channels; number++) {
            fleet.add("channel-" + number);
        }
        return fleet;
    }

    private void add(String name) {
        SimulatedAccount account = platform.newAccount();
        account.setProfile(BusinessProfile.builder().about("old").build());
        accounts.put(name, account);
        channels.add(FleetChannel.of(
                name,
                ApiMode.CLOUD,
                new KeyReference("env", name),
                ProfileUpdate.builder().about("new").build()));
    }

    private void count(Exchange exchange) {
        requests.add(System.nanoTime());
        boolean isWrite = exchange.operation()
                .filter(operation -> switch (operation) {
                    case UPDATE_PROFILE, REPLACE_PHOTO -> true;
                    default -> false;
                })
                .isPresent();
        if (isWrite && exchange.channel().isPresent()) {
            writes.merge(exchange.channel().getAsInt(), 1, Integer::sum);
        }
    }

    Fleet fleet() {
        return Fleet.of(channels);
    }

    /** @param number from 1 */
    SimulatedAccount account(int number) {
        return platform.accounts().get(platform.accounts().size() - channels.size() + number - 1);
    }

    /** The highest number of requests in any second. */
    int busiestSecond() {
        long[] times = requests.stream().mapToLong(Long::longValue).sorted().toArray();
        int most = 0;
        int first = 0;
        for (int last = 0; last < times.length; last++) {
            while (times[last] - times[first] >= 1_000_000_000L) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    void change(int number, UnaryOperator<FleetChannel> change) {
        channels.set(number - 1, change.apply(channels.get(number - 1)));
    }

    @Override
    public ProfileGateway profile(FleetChannel channel) {
        return cloud.profile(key(channel));
    }

    @Override
    public PhotoGateway photo(FleetChannel channel) {
        return cloud.photo(key(channel), uploads.uploader(key(channel)));
    }

    private ApiKey key(FleetChannel channel) {
        SimulatedAccount account = accounts.get(channel.name());
        if (account == null) {
            throw new IllegalStateException("There is no account of " + channel.name());
        }
        return ApiKey.of(account.key());
    }

    @Override
    public void close() {
        connection.close();
        platform.close();
    }
}
