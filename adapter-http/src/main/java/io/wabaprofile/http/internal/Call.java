package io.wabaprofile.http.internal;

import java.net.http.HttpRequest.BodyPublisher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
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
    Supplier<BodyPublisher> body;

    boolean besideStreams;

    @Nullable
    Duration attemptLimit;

    @Nullable
    BooleanSupplier stop;

    @Nullable
    Movement movement;

    @Nullable
    Deadline deadline;

    Call(CallKind kind, Channel channel) {
        this.kind = kind;
        this.channel = channel;
    }

    /** A path and query to send to the letter, in place of the one that Feign's template gives. */
    public Call to(String target) {
        rawTarget = target;
        return this;
    }

    /** A body that is made anew for each attempt, in place of what Feign encodes. */
    public Call withBody(Supplier<BodyPublisher> source) {
        body = source;
        return this;
    }

    /** Sent over the connections that bodies stream over, so that all requests of a transfer share one. */
    public Call besideStreams() {
        besideStreams = true;
        return this;
    }

    /** A time limit of its own for each attempt, in place of the connection's. */
    public Call attemptWithin(Duration limit) {
        attemptLimit = limit;
        return this;
    }

    /** Ends an attempt early whose body, or whose answer after it, does not move for a while. */
    public Call movingBy(Movement watched) {
        movement = watched;
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
