package io.wabaprofile.http.internal;

import feign.Feign;
import feign.Logger;
import feign.Request;
import feign.Retryer;
import feign.codec.EncodeException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.function.BiFunction;

/**
 * One API on one host, for any number of channels. {@link #call} is the order of behaviours: observe the whole call, keep
 * its deadline and repeat what may be repeated, translate failures, Feign, transport.
 *
 * @param <A> the Feign interface, whose methods end in a {@link CallOptions}
 */
public final class ApiClient<A> {
    private final A api;
    private final Attempts attempts;
    private final Telemetry telemetry;

    public ApiClient(
            Class<A> api, URI base, HttpClient client, Attempts attempts, Telemetry telemetry, InstantSource clock) {
        Json json = new Json();
        this.api = Feign.builder()
                .client(new JdkTransport(client, base))
                .retryer(Retryer.NEVER_RETRY)
                .logLevel(Logger.Level.NONE)
                .options(new Request.Options())
                .encoder((message, type, template) -> template.body(bytes(json, message), StandardCharsets.UTF_8))
                .responseInterceptor(new AnswerReading(json, clock))
                .target(api, base.toString());
        this.attempts = attempts;
        this.telemetry = telemetry;
    }

    private static byte[] bytes(Json json, Object message) throws EncodeException {
        return json.write(message);
    }

    /**
     * @param exchange sends one request and reads its answer; runs once per attempt
     * @throws io.wabaprofile.port.GatewayException if the call failed
     */
    public <T> T call(Call call, BiFunction<A, CallOptions, T> exchange) {
        return telemetry.observe(call.kind, () -> attempts.settle(call, options -> exchange.apply(api, options)));
    }
}
