package io.wabaprofile.http.internal;

import feign.Feign;
import feign.Logger;
import feign.ResponseInterceptor;
import feign.Retryer;
import io.wabaprofile.http.internal.platform.JsonCodec;
import io.wabaprofile.http.internal.policy.CallExecution;
import io.wabaprofile.http.internal.policy.CallFailure;
import io.wabaprofile.http.internal.policy.Permit;
import io.wabaprofile.http.internal.policy.RetryingExecutor.Attempt;
import io.wabaprofile.http.internal.policy.WriteVerifier;
import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.request.CallOptions;
import io.wabaprofile.http.internal.request.Channel;
import io.wabaprofile.http.internal.request.Deadline;
import io.wabaprofile.http.internal.request.Endpoint;
import io.wabaprofile.http.internal.request.RequestSpec;
import io.wabaprofile.http.internal.request.RetrySafety;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileUpdate;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One API on one host, for any number of channels. {@link #execute} shows the order of behaviors. Thread-safe.
 *
 * @param <A> the Feign interface, whose methods end in a {@link CallOptions}
 */
public final class ApiClient<A> {
    private final A api;
    private final Host host;
    private final Duration callLimit;

    private ApiClient(A api, Host host, Duration callLimit) {
        this.api = api;
        this.host = host;
        this.callLimit = callLimit;
    }

    static <A> ApiClient<A> create(Class<A> api, JsonCodec json, ResponseInterceptor decoder, Host host) {
        A proxy = Feign.builder()
                .client(host.transport())
                .retryer(Retryer.NEVER_RETRY)
                .logLevel(Logger.Level.NONE)
                .encoder((message, type, template) -> template.body(json.write(message), StandardCharsets.UTF_8))
                .responseInterceptor(decoder)
                .target(api, host.base().toString());
        return new ApiClient<>(proxy, host, host.callLimit());
    }

    /**
     * Returns the same client with another time limit per call. It shares the connections, the state of the channels and
     * the policies.
     *
     * @throws IllegalArgumentException if the limit is not from 1 ns to 1 day
     */
    public ApiClient<A> withCallLimit(Duration limit) {
        return new ApiClient<>(api, host, SettingRanges.checkLimit("callLimit", limit));
    }

    /** Returns the deadline of a call with several requests, counted from now. */
    public Deadline deadline() {
        return deadline(callLimit);
    }

    /** Returns a deadline after a time, counted from now. */
    public Deadline deadline(Duration limit) {
        return Deadline.in(limit, host.nanoTime());
    }

    public Instant instant() {
        return host.clock().instant();
    }

    /**
     * Runs an upload with all its requests. Waits for an upload permit until the deadline.
     *
     * @param first the endpoint of the upload's first request
     */
    public <T> T upload(Endpoint first, Channel channel, Deadline deadline, Supplier<T> upload) {
        Supplier<T> limited = host.limiter().limitingUploads(first, channel, deadline, upload);
        return ExceptionMapper.mapping(first.operation(), List.of(), limited).get();
    }

    /**
     * Runs a call that appends to a resource of the server. The function makes the attempts, and decides after each
     * failure
     * where to resume.
     *
     * @throws GatewayException if the call failed
     */
    public <T> T append(RequestSpec spec, Function<AppendCall, T> attempts) {
        return execute(spec, permit -> {
            AppendCall call = new AppendCall(host.retries().start(spec, permit));
            try {
                return attempts.apply(call);
            } catch (GatewayException end) {
                call.execution
                        .lastFailure()
                        .ifPresent(failure -> end.addSuppressed(ExceptionMapper.of(
                                failure, spec.endpoint().operation(), Outcome.NOT_APPLIED, null, spec.secrets())));
                throw end;
            }
        });
    }

    /** The attempts of a call that appends. Not thread-safe. */
    public final class AppendCall {
        private final CallExecution execution;

        private AppendCall(CallExecution execution) {
            this.execution = execution;
        }

        /** @throws AttemptFailure if the attempt failed; call {@link #awaitRetry} before another attempt */
        public <T> T attempt(BiFunction<A, CallOptions, T> exchange) {
            return execution.attempt(host.breaker().guarding(sending(exchange)));
        }

        /** Waits until another attempt may start. Ends the call if the retry policy allows none. */
        public void awaitRetry(AttemptFailure failure) {
            execution.awaitRetry(failure);
        }

        /** Restarts the count of attempts, because the failed one made progress. */
        public void restartCounting() {
            execution.restartCounting();
        }
    }

    /** Counts content bytes that were sent again. */
    public void resent(Endpoint endpoint, long bytes) {
        host.telemetry().resent(endpoint, bytes);
    }

    /**
     * Runs a call that may be retried.
     *
     * @param exchange sends one request and reads its response; runs once per attempt
     * @throws GatewayException if the call failed
     */
    public <T> T call(RequestSpec spec, BiFunction<A, CallOptions, T> exchange) {
        if (spec.endpoint().safety() == RetrySafety.APPEND) {
            throw new IllegalArgumentException("An append must not be retried: use append");
        }
        return execute(spec, retrying(spec, exchange));
    }

    /**
     * Reads fields of the profile, and remembers their values to verify later writes.
     *
     * @throws GatewayException if the call failed
     */
    public BusinessProfile read(RequestSpec spec, BiFunction<A, CallOptions, BusinessProfile> exchange) {
        return execute(spec, WriteVerifier.remembering(retrying(spec, exchange)));
    }

    /**
     * Writes fields of the profile. Holds the channel's write lock until the write ends. If the outcome is unknown and
     * the
     * known values allow a proof, reads the fields once before the deadline. If they have the written values, the write
     * succeeds.
     *
     * @param update the fields that the exchange writes
     * @param verification returns the request that reads these fields
     * @param reading sends that request and reads its response
     * @throws GatewayException if the write failed, or may have failed
     */
    public void write(
            RequestSpec write,
            ProfileUpdate update,
            BiConsumer<A, CallOptions> exchange,
            Supplier<RequestSpec> verification,
            BiFunction<A, CallOptions, BusinessProfile> reading) {
        Function<Permit, Boolean> writing = retrying(write, (client, options) -> {
            exchange.accept(client, options);
            return true;
        });
        BiFunction<A, CallOptions, Boolean> comparing = (client, options) ->
                update.without(reading.apply(client, options)).isEmpty();
        execute(
                write,
                WriteVerifier.verifying(
                        writing,
                        update,
                        (permit, failure) -> isApplied(permit, failure, verification.get(), comparing)));
    }

    /** Reads the written fields once. If the read fails, its failure is added to that of the write. */
    private boolean isApplied(
            Permit permit, CallFailure write, RequestSpec read, BiFunction<A, CallOptions, Boolean> comparing) {
        Function<Permit, Boolean> retriedRead = retrying(read, comparing);
        try {
            return ExceptionMapper.mapping(
                            read.endpoint().operation(),
                            read.secrets(),
                            () -> retriedRead.apply(host.limiter().forNextRequest(permit, read.channel())))
                    .get();
        } catch (GatewayException failed) {
            write.addSuppressed(failed);
            return false;
        }
    }

    /** Shows the order of behaviors, innermost first: each step runs the one before it. */
    private <T> T execute(RequestSpec spec, Function<Permit, T> attempts) {
        Deadline deadline = spec.deadline() == null ? deadline() : spec.deadline();
        Supplier<T> limited = host.limiter().limiting(spec, deadline, attempts);
        Supplier<T> mapped = ExceptionMapper.mapping(spec.endpoint().operation(), spec.secrets(), limited);
        return host.telemetry().observe(spec.endpoint(), mapped);
    }

    private <T> Function<Permit, T> retrying(RequestSpec spec, BiFunction<A, CallOptions, T> exchange) {
        return host.retries().retrying(spec, host.breaker().guarding(sending(exchange)));
    }

    private <T> Attempt<T> sending(BiFunction<A, CallOptions, T> exchange) {
        return (channel, options) -> {
            options.beforeSend();
            return exchange.apply(api, options);
        };
    }
}
