package io.wabaprofile.http.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One call of a channel: everything that Feign cannot carry. Used by one thread.
 *
 * <p>The raw target may be a secret itself (an upload session is), so this never prints it.
 */
public final class Call {
    final CallKind kind;
    final Channel channel;
    final List<String> secrets = new ArrayList<>();

    @Nullable
    String rawTarget;

    @Nullable
    RequestBody body;

    @Nullable
    Duration attemptLimit;

    @Nullable
    BooleanSupplier stop;

    @Nullable
    StallTimeout stallTimeout;

    @Nullable
    Deadline deadline;

    Call(CallKind kind, Channel channel) {
        this.kind = kind;
        this.channel = channel;
    }

    /** Sends exactly this path and query instead of the one from Feign's template. */
    public Call to(String target) {
        rawTarget = target;
        return this;
    }

    /** Streams a body, opened once per attempt, instead of one that Feign encodes. */
    public Call withBody(RequestBody streamed) {
        body = streamed;
        return this;
    }

    /** A time limit of its own for each attempt, in place of the connection's. */
    public Call attemptWithin(Duration limit) {
        attemptLimit = limit;
        return this;
    }

    /** Ends an attempt when its body makes no progress for a while, or its response after the body. */
    public Call stallTimeout(StallTimeout timeout) {
        stallTimeout = timeout;
        return this;
    }

    /** Asked several times a second while the call waits, for its answer or for the next attempt. */
    public Call stoppedBy(BooleanSupplier asked) {
        stop = asked;
        return this;
    }

    /** A deadline that it shares with other requests of the same call. */
    public Call by(Deadline end) {
        deadline = end;
        return this;
    }

    /** Text that must not show in anything this call leaves behind, beside its credential. */
    public Call hiding(String secret) {
        secrets.add(secret);
        return this;
    }
}
