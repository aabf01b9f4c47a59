package io.wabaprofile.benchmarks;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.ProfileField;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.net.URI;
import java.util.Set;

/** A process that makes 10,000 channels, makes a call with each, and says what they keep beside their keys. */
final class ChannelFootprint {
    private static final int FEW = 1_000;
    private static final int MANY = 10_000;

    private ChannelFootprint() {}

    /** @param arguments the server's address */
    public static void main(String[] arguments) throws Exception {
        ApiKey[] keys = new ApiKey[FEW + MANY];
        for (int number = 0; number < keys.length; number++) {
            keys[number] = ApiKey.of(Wire.key(number));
        }
        ProfileGateway[] gateways = new ProfileGateway[keys.length];
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (ApiConnection connection = ApiConnection.to(URI.create(arguments[0]))
                .allowPlainHttpOnLoopback()
                .meters(meters)
                .build()) {
            CloudAdapter adapter = CloudAdapter.connect(connection);
            call(adapter, keys, gateways, 0, FEW);
            int threads = Thread.activeCount();
            int series = meters.getMeters().size();
            long before = heap();
            call(adapter, keys, gateways, FEW, keys.length);
            long each = (heap() - before) / MANY;
            System.out.println(each + " " + (Thread.activeCount() - threads) + " "
                    + (meters.getMeters().size() - series));
        } finally {
            Reference.reachabilityFence(gateways);
        }
        System.exit(0);
    }

    private static void call(CloudAdapter adapter, ApiKey[] keys, ProfileGateway[] into, int from, int to) {
        for (int number = from; number < to; number++) {
            into[number] = adapter.profile(keys[number]);
            into[number].fetch(Set.of(ProfileField.DESCRIPTION));
        }
    }

    private static long heap() throws InterruptedException {
        for (int times = 0; times < 3; times++) {
            System.gc();
            Thread.sleep(50);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
