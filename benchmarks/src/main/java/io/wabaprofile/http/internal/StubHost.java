package io.wabaprofile.http.internal;

import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;

/** A host without a network: requests are written to nowhere, and one and the same answer is read, to the byte. */
public final class StubHost {
    private static final URI BASE = URI.create("http://127.0.0.1:1");

    private StubHost() {}

    /** Everything on, as with a connection of its defaults and a registry of meters. */
    public static <A> ApiClient<A> client(Class<A> api, byte[] answer) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        Telemetry telemetry = new Telemetry(observations, meters);
        RetryPolicy policy =
                new RetryPolicy(3, Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofSeconds(20), () -> 0.5);
        InstantSource clock = InstantSource.system();
        Json json = new Json();
        Exchanges none = new Exchanges(
                () -> {
                    throw new IllegalStateException("Nothing here goes through the JDK's client");
                },
                Executors.newCachedThreadPool(),
                System::nanoTime);
        return new ApiClient<>(
                api,
                BASE,
                new DirectTransport(wire(answer), BASE, new JdkTransport(none, BASE)),
                json,
                new AnswerReading(json, clock),
                new ChannelGate(Duration.ofSeconds(30), System::nanoTime),
                new Attempts(policy, Duration.ofSeconds(10), wait -> {}, System::nanoTime, telemetry),
                telemetry,
                clock);
    }

    private static DirectTransport.Wire wire(byte[] answer) {
        AnswerReader reader = new AnswerReader();
        return (request, limit) -> {
            try {
                request.writeTo(OutputStream.nullOutputStream());
                return reader.read(new ByteArrayInputStream(answer));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
