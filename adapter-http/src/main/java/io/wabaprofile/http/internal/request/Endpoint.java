package io.wabaprofile.http.internal.request;

import io.wabaprofile.port.Operation;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint that an adapter calls. Its values are safe as metric tags.
 *
 * @param rate how many requests the platform allows a channel; null if that is not documented
 */
public record Endpoint(
        String adapter,
        Operation operation,
        RetrySafety safety,
        @Nullable RateLimit rate) {

    /** An endpoint without a documented rate limit. */
    public Endpoint(String adapter, Operation operation, RetrySafety safety) {
        this(adapter, operation, safety, null);
    }

    /** Returns a new request to this endpoint. */
    public RequestSpec forChannel(Channel channel) {
        return new RequestSpec(this, channel);
    }
}
