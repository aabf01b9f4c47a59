package io.wabaprofile.http.internal.request;

import feign.Request;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The data of one attempt that travels beside a Feign request to the transport. Feign passes an {@code Options} argument
 * through unchanged, so one Feign proxy serves every channel, bodies are streamed, and a Feign request contains no secret.
 */
public final class CallOptions extends Request.Options {
    private final RequestSpec spec;
    private final Object channelId;
    private final HeaderCredential credential;
    private final Supplier<Duration> limit;
    private final Runnable beforeSend;
    private @Nullable HeldConnection held;

    /** The connection of a response, which stays out of the pool until the response is decoded. */
    @FunctionalInterface
    public interface HeldConnection {
        /** @param understood whether the response was one that the connection's server is expected to send */
        void release(boolean understood);
    }

    /**
     * @param limit called when the exchange starts
     * @param beforeSend runs right before the request is sent
     */
    public CallOptions(
            RequestSpec spec,
            Object channelId,
            HeaderCredential credential,
            Supplier<Duration> limit,
            Runnable beforeSend) {
        this.spec = spec;
        this.channelId = channelId;
        this.credential = credential;
        this.limit = limit;
        this.beforeSend = beforeSend;
    }

    public @Nullable String target() {
        return spec.target;
    }

    public @Nullable StreamedBody body() {
        return spec.body;
    }

    /** Equal for requests of the same channel. Contains no secret. */
    public Object channelId() {
        return channelId;
    }

    public HeaderCredential credential() {
        return credential;
    }

    /** The time limit of the whole exchange, including the response body. */
    public Duration limit() {
        return limit.get();
    }

    public void beforeSend() {
        beforeSend.run();
    }

    public @Nullable BooleanSupplier cancellation() {
        return spec.cancellation;
    }

    public @Nullable StallTimeout stallTimeout() {
        return spec.stallTimeout;
    }

    /** For the transport: keeps the connection out of the pool until {@link #releaseConnection}. */
    public void holdConnection(HeldConnection connection) {
        held = connection;
    }

    public void releaseConnection(boolean understood) {
        if (held != null) {
            held.release(understood);
            held = null;
        }
    }

    @Override
    public String toString() {
        return "CallOptions(****)";
    }
}
