package io.wabaprofile.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.http.ConcurrencySettings;
import io.wabaprofile.http.internal.request.RetrySafety;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.wire.ScriptedResponse;
import io.wabaprofile.testkit.wire.ScriptedServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The meters of an application that gives the connection an observation registry only. */
class ObservedRetryTest {
    private static final String FINE = "{\"name\":\"fine\"}";

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final ObservationRegistry observations = ObservationRegistry.create();

    private ApiConnection connect(ScriptedServer server, ConcurrencySettings concurrency) {
        return ApiConnection.to(server.baseUri())
                .allowPlainHttpOnLoopback()
                .sleeper(VirtualTime.startingAt(ApiClientFixture.START))
                .concurrency(concurrency)
                .observations(observations)
                .build();
    }

    private static void read(ApiConnection connection) {
        connection
                .client(ApiClientFixture.ThingApi.class)
                .call(
                        ApiClientFixture.endpoint(RetrySafety.READ)
                                .forChannel(connection.channel(ApiKey.class, ApiKey.of(ApiClientFixture.KEY))),
                        ApiClientFixture.ThingApi::read);
    }

    private void record(Consumer<String> events) {
        observations.observationConfig().observationHandler(new ObservationHandler<>() {
            @Override
            public void onEvent(Observation.Event event, Observation.Context context) {
                events.accept(context.getName() + " " + event.getContextualName());
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }
        });
    }

    @Test
    void countsEachRetryOfACall() {
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        try (ScriptedServer server = ScriptedServer.start()
                        .thenJson(503, "{}")
                        .thenJson(503, "{}")
                        .thenJson(200, FINE);
                ApiConnection connection = connect(server, ConcurrencySettings.DEFAULT)) {
            read(connection);
            read(connection);
        }

        assertThat(meters.get("waba.profile.call.retries")
                        .tags("adapter", "test", "operation", "fetch_profile")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(meters.get("waba.profile.call").timer().count()).isEqualTo(2);
    }

    @Test
    void addsNoEventToAnObservationOfTheCaller() {
        List<String> events = new CopyOnWriteArrayList<>();
        record(events::add);
        observations.observationConfig().observationPredicate((name, context) -> !"waba.profile.call".equals(name));
        try (ScriptedServer server = ScriptedServer.start().thenJson(503, "{}").thenJson(200, FINE);
                ApiConnection connection = connect(server, ConcurrencySettings.DEFAULT)) {
            Observation.createNotStarted("page", observations).observe(() -> read(connection));

            assertThat(server.requests()).hasSize(2);
        }
        assertThat(events).isEmpty();
    }

    @Test
    void addsTheRetryToTheObservationOfTheCall() {
        List<String> events = new CopyOnWriteArrayList<>();
        record(events::add);
        try (ScriptedServer server = ScriptedServer.start().thenJson(503, "{}").thenJson(200, FINE);
                ApiConnection connection = connect(server, ConcurrencySettings.DEFAULT)) {
            Observation.createNotStarted("page", observations).observe(() -> read(connection));
        }
        assertThat(events).containsExactly("waba.profile.call retry");
    }

    @Test
    void timesEachWaitForAPermit() throws InterruptedException {
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        try (ScriptedServer server = ScriptedServer.start().then(ScriptedResponse.stall(""));
                ApiConnection connection = connect(
                        server,
                        ConcurrencySettings.DEFAULT.withCallsPerChannel(1).withMaxWait(Duration.ofMillis(20)))) {
            Thread first = new Thread(() -> catchThrowableOfType(RuntimeException.class, () -> read(connection)));
            first.start();
            while (server.requests().isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(catchThrowableOfType(Unavailable.class, () -> read(connection))
                            .reason())
                    .isEqualTo(Unavailable.Reason.BUSY);
            first.interrupt();
            first.join(10_000);
        }

        Meter timer = meters.get("waba.profile.permit.wait")
                .tags("adapter", "test", "operation", "fetch_profile", "limit", "calls_of_channel")
                .timer();
        assertThat(timer.measure().iterator().next().getValue()).isEqualTo(1);
    }
}
