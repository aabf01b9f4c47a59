package io.wabaprofile.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.ProfileField;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a channel costs that has made a call and now does nothing: its gateway and what its connection remembers. */
@Tag("measure")
@Tag("slow")
class ChannelFootprintTest {
    private static final int FEW = 1_000;
    private static final int MORE = 10_000;

    @Test
    void anIdleChannelIsHalfAKilobyteAndNoMeter() throws Exception {
        ApiKey[] keys = new ApiKey[FEW + MORE];
        for (int number = 0; number < keys.length; number++) {
            keys[number] = ApiKey.of("api-key-of-a-quiet-channel-" + number);
        }
        ProfileGateway[] gateways = new ProfileGateway[keys.length];
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (Stub server = Stub.start(Stub.saying(Stub.PROFILE));
                ApiConnection connection = ApiConnection.to(server.uri())
                        .allowPlainHttpOnLoopback()
                        .meters(meters)
                        .build()) {
            CloudAdapter cloud = CloudAdapter.connect(connection);
            greet(cloud, keys, gateways, 0, 1);
            long seriesOfOne = series(meters);
            greet(cloud, keys, gateways, 1, FEW);
            long before = Numbers.heap();
            greet(cloud, keys, gateways, FEW, keys.length);
            long after = Numbers.heap();
            long seriesOfAll = series(meters);
            double each = (after - before) / (double) MORE;

            Numbers.print(
                    "idle channel: %.0f bytes beside its key (%d channels, gateway and remembered state);"
                            + " series after 1 channel %d, after %d channels %d",
                    each, MORE, seriesOfOne, keys.length, seriesOfAll);
            assertThat(gateways).doesNotContainNull();
            assertThat(each).as("bytes per channel").isPositive().isLessThanOrEqualTo(512);
            assertThat(seriesOfAll).isEqualTo(seriesOfOne).isLessThanOrEqualTo(300);
        }
    }

    private static void greet(CloudAdapter cloud, ApiKey[] keys, ProfileGateway[] into, int from, int to) {
        for (int number = from; number < to; number++) {
            into[number] = cloud.profile(keys[number]);
            into[number].fetch(Set.of(ProfileField.ABOUT));
        }
    }

    static long series(SimpleMeterRegistry meters) {
        return meters.getMeters().stream()
                .flatMap(meter -> StreamSupport.stream(meter.measure().spliterator(), false))
                .count();
    }
}
