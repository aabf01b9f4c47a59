package io.wabaprofile.http.internal;

import io.wabaprofile.port.Operation;

/** What an adapter calls, in terms that are safe as metric tags. One constant per endpoint. */
public record CallKind(String adapter, Operation operation, Safety safety) {

    public Call on(Channel channel) {
        return new Call(this, channel);
    }
}
