package io.wabaprofile.http.internal;

import feign.Client;
import feign.Feign;
import feign.Logger;
import feign.Retryer;
import io.wabaprofile.http.internal.RetryingExecutor.Attempt;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileUpdate;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
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
     * Reads fields of the profile, and remembers their values to verify later writes.
     *
     * @throws io.wabaprofile.port.GatewayException if the call failed
     */
    public BusinessProfile read(Call call, BiFunction<A, CallOptions, BusinessProfile> exchange) {
        return execute(call, exchange, Continuation.NONE, attempts -> permit -> {
            KnownValues known = permit.channel().known;
            int start = known.version();
            BusinessProfile profile = attempts.apply(permit);
            known.read(profile, start);
            return profile;
        });
    }

    /**
     * Writes fields of the profile, and holds the channel's write lock until the write has ended. If its outcome is unknown,
     * time is left and {@link KnownValues} allow a proof, the fields are read once; if they hold what was written, the
     * write has succeeded.
     *
     * @param update what the exchange writes
     * @param verification makes the call that reads these fields
     * @param reading sends one request of that call and reads its response
     * @throws io.wabaprofile.port.GatewayException if the write failed, or may have
     */
    public void write(
            Call write,
            ProfileUpdate update,
            BiConsumer<A, CallOptions> exchange,
            Supplier<Call> verification,
            BiFunction<A, CallOptions, BusinessProfile> reading) {
        BiFunction<A, CallOptions, Boolean> holds =
                (api, options) -> update.without(reading.apply(api, options)).isEmpty();
        execute(
                write,
                (api, options) -> {
                    exchange.accept(api, options);
                    return true;
                },
                Continuation.NONE,
                attempts -> permit -> verified(attempts, permit, update, verification, holds));
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
            Function<Permit, Boolean> attempts,
            Permit permit,
            ProfileUpdate update,
            Supplier<Call> verification,
            BiFunction<A, CallOptions, Boolean> holds) {
        KnownValues.Write write = permit.channel()
                .known
                .startWrite(update.applyTo(BusinessProfile.builder().build()));
        boolean applied = true;
        try {
            applied = attempts.apply(permit);
        } catch (CallFailure failure) {
            if (failure.outcome() == Outcome.NOT_APPLIED) {
                write.notApplied();
                throw failure;
            }
            write.unknown();
            if (!write.isProvable() || failure.isCancelled() || !isHeld(permit, verification.get(), holds, failure)) {
                throw failure;
            }
        }
        write.applied();
        return applied;
    }

    /** Reads once. A read that fails proves nothing; its failure is added to the write's. */
    private boolean isHeld(Permit permit, Call read, BiFunction<A, CallOptions, Boolean> holds, CallFailure write) {
        Attempt<Boolean> sent = sending(holds);
        Function<Permit, Boolean> retried = host.retries.retrying(read, host.breaker.guarding(sent), Continuation.NONE);
        try {
            return ExceptionMapper.mapping(
                            read.kind.operation(),
                            read.secrets,
                            () -> retried.apply(permit.with(read.channel.credential())))
                    .get();
        } catch (GatewayException failed) {
            write.addSuppressed(failed);
            return false;
        }
    }
}
