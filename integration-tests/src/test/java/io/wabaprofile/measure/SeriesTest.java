package io.wabaprofile.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.testkit.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How many series of metrics very many channels make that fail in every way. */
@Tag("measure")
class SeriesTest {
    private static final int MOST = 300;

    private final AtomicInteger answers = new AtomicInteger();
    private final List<Stub.Manner> manners = List.of(
            Stub.saying(Stub.answer(200, "{\"success\":true,\"data\":[{\"about\":\"Open\"}]}")),
            Stub.saying(Stub.REFUSED_KEY),
            Stub.saying(Stub.answer(429, "{}", "Retry-After: 100")),
            Stub.saying(Stub.answer(400, "{\"error\":{\"code\":100,\"message\":\"no\"}}")),
            Stub.saying(Stub.answer(200, "{\"data\":\"nonsense\"")),
            Stub.saying(Stub.SERVICE_DOWN),
            Stub.cutting(new byte[0], 0));

    @Test
    void moreChannelsMakeNoMoreSeries() throws Exception {
        series(1_000);
    }

    @Test
    @Tag("slow")
    void aHundredThousandChannelsMakeNoMoreSeries() throws Exception {
        series(100_000);
    }

    private void series(int channels) throws Exception {
        VirtualTime time = VirtualTime.startingAt(Instant.EPOCH);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (Stub server = Stub.start((key, client, out) ->
                        manners.get(answers.getAndIncrement() % manners.size()).meet(key, client, out));
                ApiConnection connection = ApiConnection.to(server.uri())
                        .allowPlainHttpOnLoopback()
                        .clock(time)
                        .nanoTime(time)
                        .sleeper(time::advance)
                        .meters(meters)
                        .build()) {
            CloudAdapter cloud = CloudAdapter.connect(connection);
            call(cloud, time, 0, channels / 2);
            long ofHalf = ChannelFootprintTest.series(meters);
            call(cloud, time, channels / 2, channels);
            long ofAll = ChannelFootprintTest.series(meters);

            Numbers.print("series after %d channels %d, after %d channels %d", channels / 2, ofHalf, channels, ofAll);
            assertThat(meters.getMeters())
                    .extracting(meter -> meter.getId().getTag("outcome"))
                    .contains("success", "unauthorized", "throttled", "rejected", "unavailable");
            assertThat(ofAll).isEqualTo(ofHalf).isLessThanOrEqualTo(MOST);
        }
    }

    private static void call(CloudAdapter cloud, VirtualTime time, int from, int to) {
        for (int number = from; number < to; number++) {
            time.advance(Duration.ofSeconds(1)); // so that the host keeps its breaker closed
            ProfileGateway channel = cloud.profile(ApiKey.of("channel-number-" + number));
            try {
                if (number % 3 == 0) {
                    channel.apply(ProfileUpdate.builder().about("Open").build());
                } else {
                    channel.fetch(Set.of(ProfileField.ABOUT));
                }
            } catch (GatewayException e) {
                assertThat(e.getClass().getPackageName()).isEqualTo("io.wabaprofile.port");
            }
        }
    }
}
