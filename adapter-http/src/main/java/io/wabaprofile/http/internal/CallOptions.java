package io.wabaprofile.http.internal;

import feign.Request;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What travels beside a Feign request to the transport, for one attempt. Feign passes a per-call {@code Options} argument
 * through unchanged, so one Feign proxy serves every channel, bodies stream, and no secret is part of a Feign request.
 */
public final class CallOptions extends Request.Options {
    private final Call call;
    private final Object channelId;
    private final HeaderCredential credential;
    private final Supplier<Duration> limit;
    private final Runnable beforeSend;
    private @Nullable HeldConnection held;

    /** The connection that a response came over, held back until the response was read. */
    @FunctionalInterface
    public interface HeldConnection {
        /** @param understood whether the response was one that the connection's server is expected to send */
        void release(boolean understood);
    }

    /**
     * @param limit asked when the exchange starts
     * @param beforeSend runs right before the request is sent
     */
    public CallOptions(
            Call call, Object channelId, HeaderCredential credential, Supplier<Duration> limit, Runnable beforeSend) {
        this.call = call;
        this.channelId = channelId;
        this.credential = credential;
        this.limit = limit;
        this.beforeSend = beforeSend;
    }

    public @Nullable String rawTarget() {
        return call.rawTarget;
    }

    public @Nullable RequestBody body() {
        return call.body;
    }

    /** Equal for requests of the same channel; holds no secret. */
    public Object channelId() {
        return channelId;
    }

    public HeaderCredential credential() {
        return credential;
    }

    /** For the whole exchange, the response's body included. */
    public Duration limit() {
        return limit.get();
    }

    void aboutToSend() {
        beforeSend.run();
    }

    public @Nullable BooleanSupplier stop() {
        return call.stop;
    }

    public @Nullable StallTimeout stallTimeout() {
        return call.stallTimeout;
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
