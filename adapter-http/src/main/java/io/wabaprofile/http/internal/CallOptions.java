package io.wabaprofile.http.internal;

import feign.Request;
import java.net.http.HttpRequest.BodyPublisher;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What travels beside a Feign request into the transport, for one attempt: Feign hands a per-call {@code Options}
 * argument through untouched. So one Feign proxy serves every channel, a body streams, a target keeps its bytes, and no
 * secret is ever part of a Feign request.
 */
public final class CallOptions extends Request.Options {
    private final @Nullable String rawTarget;
    private final @Nullable Supplier<BodyPublisher> body;
    private final boolean besideStreams;
    private final HeaderCredential credential;
    private final Duration limit;
    private final @Nullable BooleanSupplier stop;
    private final @Nullable Movement movement;

    CallOptions(Call call, HeaderCredential credential, Duration limit) {
        this.rawTarget = call.rawTarget;
        this.body = call.body;
        this.besideStreams = call.besideStreams;
        this.credential = credential;
        this.limit = limit;
        this.stop = call.stop;
        this.movement = call.movement;
    }

    @Nullable
    String rawTarget() {
        return rawTarget;
    }

    @Nullable
    Supplier<BodyPublisher> body() {
        return body;
    }

    /** Whether nothing streams, and nobody looks after it while it is under way. */
    boolean isSmall() {
        return body == null && !besideStreams && stop == null && movement == null;
    }

    HeaderCredential credential() {
        return credential;
    }

    /** For the whole exchange, the answer's body included. */
    Duration limit() {
        return limit;
    }

    @Nullable
    BooleanSupplier stop() {
        return stop;
    }

    @Nullable
    Movement movement() {
        return movement;
    }

    @Override
    public String toString() {
        return "CallOptions(****)";
    }
}
