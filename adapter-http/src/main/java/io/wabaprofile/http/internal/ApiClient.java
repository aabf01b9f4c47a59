package io.wabaprofile.http.internal;

import feign.Client;
import feign.Feign;
import feign.Logger;
import feign.Retryer;
import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Outcome;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * One API on one host, for any number of channels. {@link #call} and {@link #write} are the order of behaviours: observe
 * the whole call, wait for the channel, keep the deadline, repeat what may be repeated, guard the host, translate failures,
 * Feign, transport; and after a write whose outcome is open, one look at what the platform holds.
 *
 * @param <A> the Feign interface, whose methods end in a {@link CallOptions}
 */
public final class ApiClient<A> {
    private final A api;
    private final ChannelGate gate;
    private final Attempts attempts;
    private final Telemetry telemetry;
    private final InstantSource clock;

    ApiClient(
            Class<A> api,
            URI base,
            Client transport,
            Json json,
            ResponseDecoder decoder,
            ChannelGate gate,
            Attempts attempts,
            Telemetry telemetry,
            InstantSource clock) {
        this.api = Feign.builder()
                .client(transport)
                .retryer(Retryer.NEVER_RETRY)
                .logLevel(Logger.Level.NONE)
                .encoder((message, type, template) -> template.body(json.write(message), StandardCharsets.UTF_8))
                .responseInterceptor(decoder)
                .target(api, base.toString());
        this.gate = gate;
        this.attempts = attempts;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    /** For a call that takes several requests: the time by which all of them have ended, counted from now. */
    public Deadline deadline() {
        return gate.deadline();
    }

    /** A deadline of its own, counted from now. */
    public Deadline deadline(Duration limit) {
        return gate.deadline(limit);
    }

    public Instant instant() {
        return clock.instant();
    }

    /**
     * Work of several calls that keeps the connection busy for long. A few at once; others wait their turn.
     *
     * @param operation what has failed if the deadline passes before
     */
    public <T> T transfer(Operation operation, Deadline deadline, Supplier<T> work) {
        return gate.transfer(operation, deadline, work);
    }

    /**
     * A call that adds to what the server holds: after a failed attempt it is not repeated but goes on from elsewhere.
     *
     * @throws io.wabaprofile.port.GatewayException if the call failed
     */
    public <T> T append(Call call, BiFunction<A, CallOptions, T> exchange, Continuation continuation) {
        return telemetry.observe(
                call.kind,
                () -> gate.through(
                        call,
                        turn -> attempts.settle(call, turn, options -> exchange.apply(api, options), continuation)));
    }

    /** Counts content bytes that went over the wire more than once. */
    public void resent(CallKind kind, long bytes) {
        telemetry.resent(kind, bytes);
    }

    /**
     * @param exchange sends one request and reads its answer; runs once per attempt
     * @throws io.wabaprofile.port.GatewayException if the call failed
     */
    public <T> T call(Call call, BiFunction<A, CallOptions, T> exchange) {
        if (call.kind.safety() == Safety.APPEND) {
            throw new IllegalArgumentException("An append is never repeated as it was");
        }
        return telemetry.observe(
                call.kind,
                () -> gate.through(call, turn -> attempts.settle(call, turn, options -> exchange.apply(api, options))));
    }

    /**
     * Writes, and keeps the channel's turn until that is settled. Where the outcome stays open and time is left, the
     * platform is asked once what it holds; if that is what was to be written, the write has succeeded.
     *
     * @param look makes the call that reads what the write was about
     * @param holds whether the platform holds what was to be written
     * @throws io.wabaprofile.port.GatewayException if the write failed, or may have
     */
    public void write(
            Call write, BiConsumer<A, CallOptions> exchange, Supplier<Call> look, BiPredicate<A, CallOptions> holds) {
        telemetry.observe(
                write.kind,
                () -> gate.through(write, turn -> {
                    try {
                        return attempts.settle(write, turn, options -> {
                            exchange.accept(api, options);
                            return true;
                        });
                    } catch (GatewayException failure) {
                        return verified(failure, () -> {
                            Call looking = look.get();
                            return attempts.settle(looking, turn.next(looking), options -> holds.test(api, options));
                        });
                    }
                }));
    }

    private static boolean verified(GatewayException failure, BooleanSupplier look) {
        if (failure.outcome() == Outcome.UNKNOWN && !(failure instanceof Cancelled)) {
            try {
                if (look.getAsBoolean()) {
                    return true;
                }
            } catch (GatewayException unseen) {
                failure.addSuppressed(unseen);
            }
        }
        throw failure;
    }
}
