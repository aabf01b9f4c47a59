package io.wabaprofile.fleet.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wabaprofile.channel.ApiMode;
import io.wabaprofile.fleet.ChannelState;
import io.wabaprofile.fleet.internal.RequestLimiter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FleetMetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    /** Notes its calls. */
    private static final class NotedCalls implements RequestLimiter {
        final List<String> calls = new ArrayList<>();

        @Override
        public void acquire(ApiMode api, int requests) {
            calls.add(api + " " + requests);
        }

        @Override
        public void finished(ApiMode api, boolean throttled) {
            calls.add(api + " " + throttled);
        }
    }

    @Test
    void everyMeterIsInTheDocumentWithItsTags() throws Exception {
        List<String> rows = Files.readAllLines(Path.of("..", "docs", "metrics.md"));
        try (FleetMeters meters = new FleetMeters(registry)) {
            meters.finished(ChannelState.UPDATED);
            meters.timed(new NotedCalls()).acquire(ApiMode.CLOUD, 1);

            assertThat(registry.getMeters())
                    .hasSize(3)
                    .allSatisfy(meter -> assertThat(rows)
                            .filteredOn(
                                    row -> row.startsWith("| `" + meter.getId().getName() + "` |"))
                            .singleElement()
                            .asString()
                            .contains(tags(meter)));
        }
    }

    private static List<String> tags(Meter meter) {
        List<String> tags = meter.getId().getTags().stream()
                .map(Tag::getKey)
                .map(key -> "`" + key + "`")
                .toList();
        return tags.isEmpty() ? List.of("none") : tags;
    }

    @Test
    void theNumberOfRemainingChannelsDisappearsWithTheRun() {
        try (FleetMeters meters = new FleetMeters(registry)) {
            meters.remaining(7);
            assertThat(registry.get("waba.profile.fleet.remaining").gauge().value())
                    .isEqualTo(7);
        }

        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void eachWaitForTheLimitIsTimed() throws Exception {
        NotedCalls limiter = new NotedCalls();
        try (FleetMeters meters = new FleetMeters(registry)) {
            meters.timed(limiter).acquire(ApiMode.GRAPH, 3);
            meters.timed(limiter).finished(ApiMode.GRAPH, true);
        }

        assertThat(limiter.calls).containsExactly("GRAPH 3", "GRAPH true");
        assertThat(registry.get("waba.profile.fleet.permit.wait")
                        .tag("api", "graph")
                        .timer()
                        .count())
                .isEqualTo(1);
    }
}
