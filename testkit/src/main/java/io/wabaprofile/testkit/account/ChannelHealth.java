package io.wabaprofile.testkit.account;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Whether the platform serves a channel. */
public sealed interface ChannelHealth {
    /** The platform serves the channel. */
    record Up() implements ChannelHealth {}

    /**
     * The platform throttles the requests of the channel.
     *
     * @param retryAfter absent if the platform does not say how long to wait
     */
    record Throttling(Optional<Duration> retryAfter) implements ChannelHealth {
        /** Returns the wait in whole seconds, rounded up, at least 1. */
        public OptionalLong seconds() {
            return retryAfter.isPresent()
                    ? OptionalLong.of(
                            Math.max(1, retryAfter.get().plusNanos(999_999_999).toSeconds()))
                    : OptionalLong.empty();
        }
    }

    /** The key or the access token does not permit requests to the channel. */
    record Forbidden() implements ChannelHealth {}

    /** The servers for the channel fail. */
    record Down() implements ChannelHealth {}
}
