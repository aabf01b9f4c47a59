package io.wabaprofile.port;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Too many calls. Waiting helps; {@link #retryAfter()} says how long if the platform did. */
public final class Throttled extends GatewayException {
    private static final long serialVersionUID = 1;

    private final String what;
    private final @Nullable Duration retryAfter;

    public Throttled(
            Operation operation, Outcome outcome, @Nullable RemoteError remoteError, @Nullable Duration retryAfter) {
        this(operation, outcome, "too many calls", remoteError, retryAfter);
    }

    private Throttled(
            Operation operation,
            Outcome outcome,
            String what,
            @Nullable RemoteError remoteError,
            @Nullable Duration retryAfter) {
        super(operation, outcome, what + hint(retryAfter), remoteError, null);
        this.what = what;
        this.retryAfter = retryAfter;
    }

    /** A request was not sent, because its channel has to wait for longer than the call's deadline. */
    public static Throttled notSent(Operation operation, Outcome outcome, Duration retryAfter) {
        String what = "the request was not sent, because this channel has to wait";
        return new Throttled(operation, outcome, what, null, retryAfter);
    }

    private static String hint(@Nullable Duration retryAfter) {
        if (retryAfter == null) {
            return "";
        }
        long roundedUp = retryAfter.minusNanos(1).toSeconds() + 1;
        return ", try again in " + Math.max(1, roundedUp) + " s";
    }

    /** How long the platform asked to wait, counted from now. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    @Override
    public boolean isTransient() {
        return true;
    }

    @Override
    GatewayException copy(Outcome other) {
        return new Throttled(operation(), other, what, remoteError().orElse(null), retryAfter);
    }
}
