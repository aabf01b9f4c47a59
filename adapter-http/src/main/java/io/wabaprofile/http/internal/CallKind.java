package io.wabaprofile.http.internal;

import io.wabaprofile.port.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What an adapter calls, in terms that are safe as metric tags. One constant per endpoint.
 *
 * @param rate what the platform allows a channel, if that is known
 */
public record CallKind(
        String adapter,
        Operation operation,
        Safety safety,
        @Nullable RateLimit rate) {

    /** For an endpoint whose rate is not documented. */
    public CallKind(String adapter, Operation operation, Safety safety) {
        this(adapter, operation, safety, null);
    }

    public Call on(Channel channel) {
        return new Call(this, channel);
    }
}
