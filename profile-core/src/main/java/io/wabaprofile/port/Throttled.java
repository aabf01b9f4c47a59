package io.wabaprofile.port;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Too many calls. Waiting helps; {@link #retryAfter()} says how long if the platform did. */
public final class Throttled extends GatewayException {
    private static final long serialVersionUID = 1;

    private final @Nullable Duration retryAfter;

    public Throttled(
            Operation operation, Outcome outcome, @Nullable RemoteError remoteError, @Nullable Duration retryAfter) {
        super(operation, outcome, "too many calls" + hint(retryAfter), remoteError, null);
        this.retryAfter = retryAfter;
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
}
