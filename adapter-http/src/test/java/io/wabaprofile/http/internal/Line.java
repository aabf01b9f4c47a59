package io.wabaprofile.http.internal;

import feign.Headers;
import feign.RequestLine;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.http.Credentials;
import io.wabaprofile.port.Operation;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.wire.ScriptedServer;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A connection to a scripted server, with a small API, virtual waits and no chance. */
final class Line implements AutoCloseable {
    static final String KEY = "canary-key-0123456789";
    static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    final ScriptedServer server = ScriptedServer.start();
    final VirtualTime time = VirtualTime.startingAt(START);
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ApiConnection connection;
    private final ApiClient<ThingApi> client;

    Line() {
        this(settings -> settings);
    }

    Line(UnaryOperator<ApiConnection.Builder> more) {
        connection = more.apply(ApiConnection.to(server.baseUri())
                        .allowPlainHttpOnLoopback()
                        .attemptLimit(Duration.ofSeconds(10))
                        .clock(time)
                        .nanoTime(time)
                        .sleeper(time)
                        .chance(() -> 0.5)
                        .meters(meters))
                .build();
        client = connection.client(ThingApi.class);
    }

    interface ThingApi {
        @RequestLine("GET /thing")
        Thing read(CallOptions call);

        @RequestLine("PATCH /thing")
        @Headers("Content-Type: application/json")
        void write(Thing thing, CallOptions call);

        @RequestLine("POST /things")
        Thing create(CallOptions call);
    }

    record Thing(String name) {}

    static CallKind kind(Safety safety) {
        return new CallKind(
                "test",
                switch (safety) {
                    case READ -> Operation.FETCH_PROFILE;
                    case IDEMPOTENT_WRITE, WRITE_REPEATED_ONCE -> Operation.UPDATE_PROFILE;
                    case HARMLESS_CREATION -> Operation.OPEN_UPLOAD;
                    case APPEND -> Operation.SEND_UPLOAD;
                },
                safety);
    }

    Channel channel() {
        return channel(ApiKey.of(KEY));
    }

    Channel channel(Credentials credentials) {
        return connection.channel(credentials);
    }

    Thing read() {
        return call(Safety.READ, ThingApi::read);
    }

    void write(String name) {
        call(Safety.IDEMPOTENT_WRITE, (api, call) -> {
            api.write(new Thing(name), call);
            return name;
        });
    }

    /** Writes an about text, and verifies it if the outcome is unknown. */
    void writeAbout(String about) {
        client.write(
                kind(Safety.IDEMPOTENT_WRITE).on(channel()),
                ProfileUpdate.builder().about(about).build(),
                (api, call) -> api.write(new Thing(about), call),
                () -> kind(Safety.READ).on(channel()),
                Line::about);
    }

    BusinessProfile readAbout() {
        return client.read(kind(Safety.READ).on(channel()), Line::about);
    }

    /** A response without a name tells nothing of the about text. */
    private static BusinessProfile about(ThingApi api, CallOptions call) {
        String name = api.read(call).name();
        BusinessProfile.Builder profile = BusinessProfile.builder();
        return name == null ? profile.build() : profile.about(name).build();
    }

    Thing create() {
        return call(Safety.HARMLESS_CREATION, ThingApi::create);
    }

    Thing append(Continuation continuation) {
        return client.append(kind(Safety.APPEND).on(channel()), ThingApi::create, continuation);
    }

    Thing append(Runnable duringTheAttempt) {
        return client.append(
                kind(Safety.APPEND).on(channel()),
                (api, call) -> {
                    duringTheAttempt.run();
                    return api.create(call);
                },
                Continuation.NONE);
    }

    <T> T upload(Channel channel, Deadline deadline, Supplier<T> work) {
        return client.upload(kind(Safety.HARMLESS_CREATION), channel, deadline, work);
    }

    <T> T call(Safety safety, BiFunction<ThingApi, CallOptions, T> exchange) {
        return call(kind(safety).on(channel()), exchange);
    }

    <T> T call(Call call, BiFunction<ThingApi, CallOptions, T> exchange) {
        return client.call(call, exchange);
    }

    Deadline deadline(Duration limit) {
        return client.deadline(limit);
    }

    @Override
    public void close() {
        connection.close();
        server.close();
    }
}
