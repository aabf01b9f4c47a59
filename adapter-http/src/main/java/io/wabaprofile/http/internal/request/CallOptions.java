package io.wabaprofile.http.internal.request;

import feign.Request;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The data of one attempt that the transport needs in addition to a Feign request. Feign passes an {@code Options}
 * argument
 * to the transport unchanged. So one Feign proxy serves all channels, bodies are streamed, and a Feign request contains
 * no
 * secret. Not thread-safe.
 */
public final class CallOptions extends Request.Options {
    private final RequestSpec spec;
    private final Object channelId;
    private final HeaderCredential credential;
    private final Supplier<Duration> limit;
    private final Runnable beforeSend;
    private @Nullable LeasedConnection connection;

    /** The connection of a response. It returns to the pool after the response was decoded. */
    @FunctionalInterface
    public interface LeasedConnection {
        /** @param decoded whether the response was decoded, so that the connection may be reused */
        void release(boolean decoded);
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

    /** Returns an object that is equal for requests of the same channel. Contains no secret. */
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

    /** The maximum number of bytes of the response body. */
    public int responseLimit() {
        return spec.responseLimit;
    }

    /** Runs right before the request is sent. */
    public void beforeSend() {
        beforeSend.run();
    }

    public @Nullable BooleanSupplier cancellation() {
        return spec.cancellation;
    }

    public @Nullable StallTimeout stallTimeout() {
        return spec.stallTimeout;
    }

    /** Keeps the connection out of the pool until {@link #releaseConnection}. For the transport. */
    public void keepConnection(LeasedConnection used) {
        connection = used;
    }

    public void releaseConnection(boolean decoded) {
        if (connection != null) {
            connection.release(decoded);
            connection = null;
        }
    }

    @Override
    public String toString() {
        return "CallOptions(****)";
    }
}
