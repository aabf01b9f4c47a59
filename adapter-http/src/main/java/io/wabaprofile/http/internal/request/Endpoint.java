package io.wabaprofile.http.internal.request;

import io.wabaprofile.port.Operation;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint that an adapter calls. Its values are safe as metric tags.
 *
 * @param rate the platform's rate limit per channel; null if it is not documented
 */
public record Endpoint(
        String adapter,
        Operation operation,
        RetrySafety safety,
        @Nullable RateLimit rate) {

    /** Creates an endpoint without a documented rate limit. */
    public Endpoint(String adapter, Operation operation, RetrySafety safety) {
        this(adapter, operation, safety, null);
    }

    /** Returns a new request to this endpoint. */
    public RequestSpec forChannel(Channel channel) {
        return new RequestSpec(this, channel);
    }
}
