package io.wabaprofile.http.internal.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A request of a channel, with the options that a Feign method cannot express. Mutable and not thread-safe.
 *
 * <p>This class does not print the target, because the target of an upload contains a secret.
 */
public final class RequestSpec {
    private static final int RESPONSE_LIMIT = 256 * 1024;

    final Endpoint endpoint;
    final Channel channel;
    final List<String> secrets = new ArrayList<>();

    @Nullable
    String target;

    @Nullable
    StreamedBody body;

    @Nullable
    StallTimeout stallTimeout;

    @Nullable
    BooleanSupplier cancellation;

    int responseLimit = RESPONSE_LIMIT;

    private @Nullable Duration attemptLimit;
    private @Nullable Deadline deadline;

    RequestSpec(Endpoint endpoint, Channel channel) {
        this.endpoint = endpoint;
        this.channel = channel;
    }

    /** Sets the path and query, which replace those of the Feign method and are sent unchanged. */
    public RequestSpec target(String pathAndQuery) {
        target = pathAndQuery;
        return this;
    }

    /** Sets a streamed body, which replaces the one that Feign encodes. It is opened once per attempt. */
    public RequestSpec body(StreamedBody streamed) {
        body = streamed;
        return this;
    }

    /** Sets the time limit of each attempt, which replaces the limit of the connection. */
    public RequestSpec attemptLimit(Duration limit) {
        attemptLimit = limit;
        return this;
    }

    /** Sets the maximum number of bytes of the response body; 256 KiB by default. */
    public RequestSpec responseLimit(int bytes) {
        responseLimit = bytes;
        return this;
    }

    /** Ends an attempt if the body, or the response after the body, makes no progress within the timeout. */
    public RequestSpec stallTimeout(StallTimeout timeout) {
        stallTimeout = timeout;
        return this;
    }

    /**
     * Sets a function that is called several times a second while the call waits. If it returns true, the call ends.
     */
    public RequestSpec cancelledBy(BooleanSupplier cancelled) {
        cancellation = cancelled;
        return this;
    }

    /** Sets a deadline that this request shares with other requests of the same call. */
    public RequestSpec deadline(Deadline shared) {
        deadline = shared;
        return this;
    }

    /** Adds a text that is redacted in exceptions and logs. The credential is redacted too. */
    public RequestSpec redacting(String secret) {
        secrets.add(secret);
        return this;
    }

    public Endpoint endpoint() {
        return endpoint;
    }

    public Channel channel() {
        return channel;
    }

    /** Returns the texts to redact. Each new credential is added to this list. */
    public List<String> secrets() {
        return secrets;
    }

    public @Nullable BooleanSupplier cancellation() {
        return cancellation;
    }

    public Duration attemptLimitOr(Duration defaultLimit) {
        return attemptLimit == null ? defaultLimit : attemptLimit;
    }

    public @Nullable Deadline deadline() {
        return deadline;
    }
}
