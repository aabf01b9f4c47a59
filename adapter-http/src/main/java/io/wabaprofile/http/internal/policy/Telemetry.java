package io.wabaprofile.http.internal.policy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.request.Endpoint;
import io.wabaprofile.http.internal.request.ErrorResponse;
import io.wabaprofile.http.internal.request.RequestSpec;
import io.wabaprofile.port.GatewayException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records one observation per call with an event per retry, one observation per wait for a permit, a counter of resent
 * bytes, and one debug log message per attempt. Tags have a fixed set of values. No tag contains a host, a channel, a key
 * or a text of the server.
 */
public final class Telemetry {
    private static final String CALL = "waba.profile.call";
    private static final Observation.Event RETRY = Observation.Event.of("retries", "retry");
    private static final String ADAPTER = "adapter";
    private static final String OPERATION = "operation";
    private static final Logger LOG = LoggerFactory.getLogger("io.wabaprofile.http");

    private final ObservationRegistry observations;
    private final @Nullable MeterRegistry meters;
    private final Redactor redactor;

    /** Removes secrets from a text. */
    @FunctionalInterface
    public interface Redactor {
        @Nullable
        String redact(@Nullable String text, List<String> secrets);
    }

    /**
     * Returns telemetry that goes to these registries. Without an observation registry, the meters record the
     * observations.
     *
     * @param redactor removes secrets from texts of the server before they are logged
     */
    public static Telemetry to(
            @Nullable ObservationRegistry observations, @Nullable MeterRegistry meters, Redactor redactor) {
        if (observations != null || meters == null) {
            return new Telemetry(observations == null ? ObservationRegistry.NOOP : observations, meters, redactor);
        }
        ObservationRegistry timers = ObservationRegistry.create();
        timers.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        return new Telemetry(timers, meters, redactor);
    }

    private Telemetry(ObservationRegistry observations, @Nullable MeterRegistry meters, Redactor redactor) {
        this.observations = observations;
        this.meters = meters;
        this.redactor = redactor;
    }

    /** Runs a call as one observation. */
    public <T> T observe(Endpoint endpoint, Supplier<T> call) {
        Observation observation = observation(CALL, endpoint).start();
        String outcome = "failed";
        Observation.Scope scope = observation.openScope();
        try {
            T result = call.get();
            outcome = "success";
            return result;
        } catch (GatewayException e) {
            outcome = lowerCase(e.kind());
            observation.error(e);
            throw e;
        } finally {
            scope.close();
            observation.lowCardinalityKeyValue("outcome", outcome).stop();
        }
    }

    private Observation observation(String name, Endpoint endpoint) {
        return Observation.createNotStarted(name, observations)
                .lowCardinalityKeyValue(ADAPTER, endpoint.adapter())
                .lowCardinalityKeyValue(OPERATION, lowerCase(endpoint.operation()));
    }

    /** Adds an event to the observation of the running call. A handler for meters counts it. */
    void retried() {
        runningCall().ifPresent(call -> call.event(RETRY));
    }

    /**
     * Counts content bytes that were sent again, and adds them to the observation of the running call. Observations have
     * no counters of amounts, so the counter needs a meter registry.
     */
    public void resent(Endpoint endpoint, long bytes) {
        if (bytes == 0) {
            return;
        }
        runningCall().ifPresent(call -> call.highCardinalityKeyValue("resent.bytes", String.valueOf(bytes)));
        if (meters != null) {
            meters.counter("waba.profile.resent.bytes", tags(endpoint)).increment((double) bytes);
        }
    }

    /** Empty if no handler observes the call. An observation of the caller is not returned. */
    private Optional<Observation> runningCall() {
        return Optional.ofNullable(observations.getCurrentObservation())
                .filter(current -> CALL.equals(current.getContextView().getName()));
    }

    /** The concurrency limits that a call or a request may wait for. */
    enum Limit {
        REQUESTS_OF_HOST,
        CALLS_OF_CHANNEL,
        WRITES_OF_CHANNEL,
        UPLOADS
    }

    /** Runs a wait for a permit as one observation. */
    void observeWait(Endpoint endpoint, Limit limit, Runnable wait) {
        Observation observation = observation("waba.profile.permit.wait", endpoint)
                .lowCardinalityKeyValue("limit", lowerCase(limit))
                .start();
        try {
            wait.run();
        } finally {
            observation.stop();
        }
    }

    void succeeded(Endpoint endpoint, int attempt, Duration took) {
        if (LOG.isDebugEnabled()) {
            LOG.debug("{} attempt {} succeeded in {} ms", endpoint.operation(), attempt, took.toMillis());
        }
    }

    void failed(RequestSpec spec, int attempt, Duration took, AttemptFailure failure) {
        if (!LOG.isDebugEnabled()) {
            return;
        }
        ErrorResponse response = failure.response();
        LOG.debug(
                "{} attempt {} failed in {} ms: {}, status {}, trace {}",
                spec.endpoint().operation(),
                attempt,
                took.toMillis(),
                failure.kind(),
                response == null ? "none" : response.status(),
                response == null ? "none" : redactor.redact(response.traceId(), spec.secrets()));
    }

    /** Not as Tags: the methods of MeterRegistry with a parameter of this type are new in Micrometer 1.17. */
    private static Iterable<Tag> tags(Endpoint endpoint) {
        return Tags.of(ADAPTER, endpoint.adapter(), OPERATION, lowerCase(endpoint.operation()));
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
