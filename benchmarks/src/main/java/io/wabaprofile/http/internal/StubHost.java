package io.wabaprofile.http.internal;

import feign.Client;
import feign.Response;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.wabaprofile.http.internal.platform.SecretRedactor;
import io.wabaprofile.http.internal.policy.ConcurrencyLimiter;
import io.wabaprofile.http.internal.policy.RetryPolicy;
import io.wabaprofile.http.internal.policy.RetryingExecutor;
import io.wabaprofile.http.internal.policy.Telemetry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A host without a network: the transport returns the same response to every request. */
public final class StubHost {
    private static final URI BASE = URI.create("http://127.0.0.1:1");

    private StubHost() {}

    /** With the defaults of a connection and a meter registry. */
    public static <A> ApiClient<A> client(Class<A> api, byte[] answer) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        Telemetry telemetry = new Telemetry(observations, meters, SecretRedactor::redact);
        RetryPolicy policy =
                new RetryPolicy(3, Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofSeconds(20), () -> 0.5);
        ConcurrencyLimiter limiter = new ConcurrencyLimiter(64, 4, 4, Duration.ofDays(1), System::nanoTime, telemetry);
        RetryingExecutor retries =
                new RetryingExecutor(policy, Duration.ofSeconds(10), wait -> {}, System::nanoTime, telemetry, limiter);
        Duration callLimit = Duration.ofSeconds(30);
        return new Host(
                        BASE,
                        transport(answer),
                        retries,
                        telemetry,
                        limiter,
                        callLimit,
                        System::nanoTime,
                        InstantSource.system())
                .client(api);
    }

    private static Client transport(byte[] body) {
        Map<String, Collection<String>> headers = Map.of("Content-Type", List.of("application/json"));
        return (request, options) -> Response.builder()
                .status(200)
                .headers(headers)
                .body(body)
                .request(request)
                .build();
    }
}
