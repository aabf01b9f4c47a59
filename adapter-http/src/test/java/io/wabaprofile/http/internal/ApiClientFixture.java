package io.wabaprofile.http.internal;

import feign.Headers;
import feign.RequestLine;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.http.Credentials;
import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.request.CallOptions;
import io.wabaprofile.http.internal.request.Channel;
import io.wabaprofile.http.internal.request.Deadline;
import io.wabaprofile.http.internal.request.Endpoint;
import io.wabaprofile.http.internal.request.RequestSpec;
import io.wabaprofile.http.internal.request.RetrySafety;
import io.wabaprofile.port.Operation;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.wire.ScriptedServer;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A connection to a scripted server, with a small API, virtual waits and fixed random numbers. */
public final class ApiClientFixture implements AutoCloseable {
    public static final String KEY = "canary-key-0123456789";
    public static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    public final ScriptedServer server = ScriptedServer.start();
    public final VirtualTime time = VirtualTime.startingAt(START);
    public final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ApiConnection connection;
    private final ApiClient<ThingApi> client;

    public ApiClientFixture() {
        this(UnaryOperator.identity());
    }

    public ApiClientFixture(UnaryOperator<ApiConnection.Builder> settings) {
        connection = settings.apply(ApiConnection.to(server.baseUri())
                        .allowPlainHttpOnLoopback()
                        .attemptLimit(Duration.ofSeconds(10))
                        .clock(time)
                        .nanoTime(time)
                        .sleeper(time)
                        .random(() -> 0.5)
                        .meters(meters))
                .build();
        client = connection.client(ThingApi.class);
    }

    public interface ThingApi {
        @RequestLine("GET /thing")
        Thing read(CallOptions options);

        @RequestLine("PATCH /thing")
        @Headers("Content-Type: application/json")
        void write(Thing thing, CallOptions options);

        @RequestLine("POST /things")
        Thing create(CallOptions options);
    }

    public record Thing(String name) {}

    public static Endpoint endpoint(RetrySafety safety) {
        return new Endpoint(
                "test",
                switch (safety) {
                    case READ -> Operation.FETCH_PROFILE;
                    case IDEMPOTENT_WRITE, WRITE_REPEATED_ONCE -> Operation.UPDATE_PROFILE;
                    case HARMLESS_CREATION -> Operation.OPEN_UPLOAD;
                    case APPEND -> Operation.SEND_UPLOAD;
                },
                safety);
    }

    public Channel channel() {
        return channel(ApiKey.of(KEY));
    }

    public Channel channel(Credentials credentials) {
        return connection.channel(ApiKey.class, credentials);
    }

    public Thing read() {
        return call(RetrySafety.READ, ThingApi::read);
    }

    public void write(String name) {
        call(RetrySafety.IDEMPOTENT_WRITE, (api, options) -> {
            api.write(new Thing(name), options);
            return name;
        });
    }

    /** Writes an about text, and verifies it if the outcome is unknown. */
    public void writeAbout(String about) {
        client.write(
                endpoint(RetrySafety.IDEMPOTENT_WRITE).forChannel(channel()),
                ProfileUpdate.builder().about(about).build(),
                (api, options) -> api.write(new Thing(about), options),
                () -> endpoint(RetrySafety.READ).forChannel(channel()),
                ApiClientFixture::about);
    }

    public BusinessProfile readAbout() {
        return client.read(endpoint(RetrySafety.READ).forChannel(channel()), ApiClientFixture::about);
    }

    /** Reads the name as the about text. Without a name, the profile has no about text. */
    private static BusinessProfile about(ThingApi api, CallOptions options) {
        String name = api.read(options).name();
        BusinessProfile.Builder profile = BusinessProfile.builder();
        return name == null ? profile.build() : profile.about(name).build();
    }

    public Thing create() {
        return call(RetrySafety.HARMLESS_CREATION, ThingApi::create);
    }

    /** Appends. After each failure that may be retried, the function returns whether there was progress. */
    public Thing append(Predicate<AttemptFailure> progressed) {
        return append(() -> {}, progressed);
    }

    public Thing append(Runnable duringAttempt) {
        return append(duringAttempt, failure -> false);
    }

    private Thing append(Runnable duringAttempt, Predicate<AttemptFailure> progressed) {
        return client.append(endpoint(RetrySafety.APPEND).forChannel(channel()), call -> {
            while (true) {
                try {
                    return call.attempt((api, options) -> {
                        duringAttempt.run();
                        return api.create(options);
                    });
                } catch (AttemptFailure failure) {
                    call.awaitRetry(failure);
                    if (progressed.test(failure)) {
                        call.restartCounting();
                    }
                }
            }
        });
    }

    public <T> T upload(Channel channel, Deadline deadline, Supplier<T> work) {
        return client.upload(endpoint(RetrySafety.HARMLESS_CREATION), channel, deadline, work);
    }

    public <T> T call(RetrySafety safety, BiFunction<ThingApi, CallOptions, T> exchange) {
        return call(endpoint(safety).forChannel(channel()), exchange);
    }

    public <T> T call(RequestSpec spec, BiFunction<ThingApi, CallOptions, T> exchange) {
        return client.call(spec, exchange);
    }

    public Deadline deadline(Duration limit) {
        return client.deadline(limit);
    }

    @Override
    public void close() {
        connection.close();
        server.close();
    }
}
