package io.wabaprofile.http.internal;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.wabaprofile.port.GatewayException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is told of a call: one observation, counts of its repeats and of bytes sent again, a debug line per attempt. Tags are closed sets: never
 * a host, a channel, a key or a text of the server's.
 */
public final class Telemetry {
    private static final String CALL = "waba.profile.call";
    private static final String RETRIES = "waba.profile.retries";
    private static final String RESENT_BYTES = "waba.profile.resent.bytes";
    private static final String WAITS = "waba.profile.permit.wait";
    private static final String ADAPTER = "adapter";
    private static final String OPERATION = "operation";
    private static final Logger LOG = LoggerFactory.getLogger("io.wabaprofile.http");

    private final ObservationRegistry observations;
    private final @Nullable MeterRegistry meters;

    public Telemetry(ObservationRegistry observations, @Nullable MeterRegistry meters) {
        this.observations = observations;
        this.meters = meters;
    }

    <T> T observe(CallKind kind, Supplier<T> call) {
        Observation observation = Observation.createNotStarted(CALL, observations)
                .lowCardinalityKeyValue(ADAPTER, kind.adapter())
                .lowCardinalityKeyValue(OPERATION, tag(kind))
                .start();
        String outcome = "failed";
        Observation.Scope scope = observation.openScope();
        try {
            T result = call.get();
            outcome = "success";
            return result;
        } catch (GatewayException e) {
            outcome = e.getClass().getSimpleName().toLowerCase(Locale.ROOT);
            observation.error(e);
            throw e;
        } finally {
            scope.close();
            observation.lowCardinalityKeyValue("outcome", outcome).stop();
        }
    }

    void repeated(CallKind kind) {
        if (meters != null) {
            meters.counter(RETRIES, ADAPTER, kind.adapter(), OPERATION, tag(kind))
                    .increment();
        }
    }

    /** What a call waits for before it runs or before a request is sent. */
    enum Limit {
        REQUESTS_OF_HOST,
        CALLS_OF_CHANNEL,
        WRITES_OF_CHANNEL,
        UPLOADS
    }

    void waited(CallKind kind, Limit limit, Duration time) {
        if (meters != null) {
            meters.timer(
                            WAITS,
                            ADAPTER,
                            kind.adapter(),
                            OPERATION,
                            tag(kind),
                            "limit",
                            limit.name().toLowerCase(Locale.ROOT))
                    .record(time);
        }
    }

    void resent(CallKind kind, long bytes) {
        if (meters != null && bytes > 0) {
            meters.counter(RESENT_BYTES, ADAPTER, kind.adapter(), OPERATION, tag(kind))
                    .increment((double) bytes);
        }
    }

    void succeeded(CallKind kind, int attempt, Duration took) {
        if (LOG.isDebugEnabled()) {
            LOG.debug("{} attempt {} succeeded in {} ms", kind.operation(), attempt, took.toMillis());
        }
    }

    void failed(CallKind kind, int attempt, Duration took, AttemptFailure failure, TextCleaner cleaner) {
        if (!LOG.isDebugEnabled()) {
            return;
        }
        ErrorAnswer answer = failure.answer();
        LOG.debug(
                "{} attempt {} failed in {} ms: {}, status {}, trace {}",
                kind.operation(),
                attempt,
                took.toMillis(),
                failure.kind(),
                answer == null ? "none" : answer.status(),
                answer == null ? "none" : cleaner.clean(answer.traceId()));
    }

    private static String tag(CallKind kind) {
        return kind.operation().name().toLowerCase(Locale.ROOT);
    }
}
