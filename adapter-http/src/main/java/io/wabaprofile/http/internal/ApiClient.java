package io.wabaprofile.http.internal;

import feign.Client;
import feign.Feign;
import feign.Logger;
import feign.Retryer;
import io.wabaprofile.http.internal.RetryingExecutor.Attempt;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Outcome;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * One API on one host, for any number of channels. {@link #execute} shows the order of behaviours.
 *
 * @param <A> the Feign interface, whose methods end in a {@link CallOptions}
 */
public final class ApiClient<A> {
    private final A api;
    private final Host host;

    ApiClient(Class<A> api, URI base, Client transport, Json json, Host host) {
        this.host = host;
        this.api = Feign.builder()
                .client(transport)
                .retryer(Retryer.NEVER_RETRY)
                .logLevel(Logger.Level.NONE)
                .encoder((message, type, template) -> template.body(json.write(message), StandardCharsets.UTF_8))
                .responseInterceptor(new ResponseDecoder(json, host.clock))
                .target(api, base.toString());
    }

    /** For a call that takes several requests: the time by which all of them have ended, counted from now. */
    public Deadline deadline() {
        return deadline(host.callLimit);
    }

    /** A deadline of its own, counted from now. */
    public Deadline deadline(Duration limit) {
        return Deadline.in(limit, host.nanoTime);
    }

    public Instant instant() {
        return host.clock.instant();
    }

    /**
     * Runs an upload with all its calls. A few run at once; others wait until the deadline.
     *
     * @param first the upload's first call
     */
    public <T> T upload(CallKind first, Channel channel, Deadline deadline, Supplier<T> upload) {
        return ExceptionMapper.mapping(
                        first.operation(), List.of(), host.limiter.limitingUploads(first, channel, deadline, upload))
                .get();
    }

    /**
     * Makes a call that adds to what the server holds. After a failed attempt it is continued, not repeated.
     *
     * @throws io.wabaprofile.port.GatewayException if the call failed
     */
    public <T> T append(Call call, BiFunction<A, CallOptions, T> exchange, Continuation continuation) {
        return execute(call, exchange, continuation, attempts -> attempts);
    }

    /** Counts content bytes that were sent more than once. */
    public void resent(CallKind kind, long bytes) {
        host.telemetry.resent(kind, bytes);
    }

    /**
     * Makes a call that may be repeated.
     *
     * @param exchange sends one request and reads its response; runs once per attempt
     * @throws io.wabaprofile.port.GatewayException if the call failed
     */
    public <T> T call(Call call, BiFunction<A, CallOptions, T> exchange) {
        if (call.kind.safety() == Safety.APPEND) {
            throw new IllegalArgumentException("An append must not be repeated: use append");
        }
        return execute(call, exchange, Continuation.NONE, attempts -> attempts);
    }

    /**
     * Makes a write, and holds the channel's write lock until it is settled. If the outcome is unknown and time is left,
     * the platform is asked once what it holds; if it holds what was to be written, the write has succeeded.
     *
     * @param look makes the call that reads what was to be written
     * @param holds whether the platform holds it
     * @throws io.wabaprofile.port.GatewayException if the write failed, or may have
     */
    public void write(
            Call write, BiConsumer<A, CallOptions> exchange, Supplier<Call> look, BiPredicate<A, CallOptions> holds) {
        execute(
                write,
                (api, options) -> {
                    exchange.accept(api, options);
                    return true;
                },
                Continuation.NONE,
                attempts -> permit -> verified(attempts, permit, look, holds));
    }

    /** The order of behaviours, innermost first: each step runs the one above it. */
    private <T> T execute(
            Call call,
            BiFunction<A, CallOptions, T> exchange,
            Continuation continuation,
            UnaryOperator<Function<Permit, T>> verification) {
        Deadline deadline = call.deadline == null ? deadline() : call.deadline;
        Attempt<T> sent = sending(exchange);
        Attempt<T> guarded = host.breaker.guarding(sent);
        Function<Permit, T> retried = host.retries.retrying(call, guarded, continuation);
        Function<Permit, T> verified = verification.apply(retried);
        Supplier<T> limited = host.limiter.limiting(call, deadline, verified);
        Supplier<T> mapped = ExceptionMapper.mapping(call.kind.operation(), call.secrets, limited);
        return host.telemetry.observe(call.kind, mapped);
    }

    private <T> Attempt<T> sending(BiFunction<A, CallOptions, T> exchange) {
        return (channel, options) -> {
            options.aboutToSend();
            return exchange.apply(api, options);
        };
    }

    private boolean verified(
            Function<Permit, Boolean> write, Permit permit, Supplier<Call> look, BiPredicate<A, CallOptions> holds) {
        try {
            return write.apply(permit);
        } catch (CallFailure failure) {
            if (failure.outcome() == Outcome.UNKNOWN
                    && !failure.isCancelled()
                    && looks(permit, look.get(), holds, failure)) {
                return true;
            }
            throw failure;
        }
    }

    /** A look that fails is no answer; its failure is added to the write's. */
    private boolean looks(Permit permit, Call look, BiPredicate<A, CallOptions> holds, CallFailure write) {
        Attempt<Boolean> sent = sending(holds::test);
        Function<Permit, Boolean> retried = host.retries.retrying(look, host.breaker.guarding(sent), Continuation.NONE);
        try {
            return ExceptionMapper.mapping(
                            look.kind.operation(),
                            look.secrets,
                            () -> retried.apply(permit.with(look.channel.credential())))
                    .get();
        } catch (GatewayException failed) {
            write.addSuppressed(failed);
            return false;
        }
    }
}
