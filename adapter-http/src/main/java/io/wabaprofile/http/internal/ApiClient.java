package io.wabaprofile.http.internal;

import feign.Feign;
import feign.Logger;
import feign.Retryer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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

    ApiClient(
            Class<A> api,
            URI base,
            JdkTransport transport,
            Json json,
            AnswerReading reading,
            Attempts attempts,
            Telemetry telemetry) {
        this.api = Feign.builder()
                .client(transport)
                .retryer(Retryer.NEVER_RETRY)
                .logLevel(Logger.Level.NONE)
                .encoder((message, type, template) -> template.body(json.write(message), StandardCharsets.UTF_8))
                .responseInterceptor(reading)
                .target(api, base.toString());
        this.attempts = attempts;
        this.telemetry = telemetry;
    }

    /** For a call that takes several requests: the time by which all of them have ended, counted from now. */
    public Deadline deadline() {
        return attempts.deadline();
    }

    /**
     * @param exchange sends one request and reads its answer; runs once per attempt
     * @throws io.wabaprofile.port.GatewayException if the call failed
     */
    public <T> T call(Call call, BiFunction<A, CallOptions, T> exchange) {
        return telemetry.observe(call.kind, () -> attempts.settle(call, options -> exchange.apply(api, options)));
    }
}
