package io.wabaprofile.benchmarks;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.ProfileField;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * A process that creates 10,000 channels, makes a call with each, and prints what they keep in addition to their keys.
 */
final class ChannelFootprint {
    /** Created before, so that everything that does not depend on the number of channels exists. */
    private static final int EARLIER = 1_000;

    private static final int CHANNELS = 10_000;

    private static final ProfileGateway[] GATEWAYS = new ProfileGateway[EARLIER + CHANNELS];

    private ChannelFootprint() {}

    static Table measure(Server server, Machine machine) throws IOException {
        Table table = new Table("10,000 channels", "bytes each beside the key, threads more, meters more");
        try (LineProcess process = machine.java(
                Machine.CLIENT_CORE,
                ChannelFootprint.class,
                Machine.CLASS_PATH,
                List.of("-XX:+UseSerialGC", "-Xmx256m"),
                server.base(Server.Port.PLAIN))) {
            table.row(process.line().split(" ", -1));
        }
        return table;
    }

    /** @param arguments the server's address */
    public static void main(String[] arguments) throws Exception {
        ApiKey[] keys = new ApiKey[GATEWAYS.length];
        for (int number = 0; number < keys.length; number++) {
            keys[number] = ApiKey.of(ApiDocuments.key(number));
        }
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        CloudAdapter adapter = CloudAdapter.connect(ApiConnection.to(URI.create(arguments[0]))
                .allowPlainHttpOnLoopback()
                .meters(meters)
                .build());
        long heap = 0;
        int threads = 0;
        int series = 0;
        for (int number = 0; number < keys.length; number++) {
            if (number == EARLIER) {
                heap = heap();
                threads = Thread.activeCount();
                series = meters.getMeters().size();
            }
            GATEWAYS[number] = adapter.profile(keys[number]);
            GATEWAYS[number].fetch(Set.of(ProfileField.DESCRIPTION));
        }
        System.out.println((heap() - heap) / CHANNELS + " " + (Thread.activeCount() - threads) + " "
                + (meters.getMeters().size() - series));
        System.exit(0);
    }

    private static long heap() throws InterruptedException {
        for (int times = 0; times < 3; times++) {
            System.gc();
            Thread.sleep(50);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
