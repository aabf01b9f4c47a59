package io.wabaprofile.port;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The platform's rate limit was reached. Retry after {@link #retryAfter()}, if the platform named a wait. */
public final class Throttled extends GatewayException {
    private static final long serialVersionUID = 1;

    private final String limit;
    private final @Nullable Duration retryAfter;

    /**
     * @param remoteError the error response; null if there was none
     * @param retryAfter the wait that the platform requested; null if it named none
     */
    public Throttled(
            Operation operation, Outcome outcome, @Nullable RemoteError remoteError, @Nullable Duration retryAfter) {
        this(operation, outcome, "too many requests", remoteError, retryAfter);
    }

    private Throttled(
            Operation operation,
            Outcome outcome,
            String limit,
            @Nullable RemoteError remoteError,
            @Nullable Duration retryAfter) {
        super(operation, outcome, limit + hint(retryAfter), remoteError, null);
        this.limit = limit;
        this.retryAfter = retryAfter;
    }

    /** Returns the failure of a request that was not sent because its channel must wait past the call's deadline. */
    public static Throttled notSent(Operation operation, Outcome outcome, Duration retryAfter) {
        String limit = "the request was not sent because this channel is rate-limited";
        return new Throttled(operation, outcome, limit, null, retryAfter);
    }

    private static String hint(@Nullable Duration retryAfter) {
        if (retryAfter == null) {
            return "";
        }
        long roundedUp = retryAfter.minusNanos(1).toSeconds() + 1;
        return ", try again in " + Math.max(1, roundedUp) + " s";
    }

    /** The wait that the platform requested, from the time of the failure. Empty if it named none. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    @Override
    public boolean isTransient() {
        return true;
    }

    @Override
    public Kind kind() {
        return Kind.THROTTLED;
    }

    @Override
    GatewayException copy(Outcome other) {
        return new Throttled(operation(), other, limit, remoteError().orElse(null), retryAfter);
    }
}
