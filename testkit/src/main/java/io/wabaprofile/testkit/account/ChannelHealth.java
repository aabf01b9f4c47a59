package io.wabaprofile.testkit.account;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** How the platform feels about a channel's calls. */
public sealed interface ChannelHealth {
    record Up() implements ChannelHealth {}

    /** @param retryAfter absent if the platform does not say how long to wait */
    record Throttling(Optional<Duration> retryAfter) implements ChannelHealth {
        /** In whole seconds, at least one, as both APIs write it. */
        public OptionalLong seconds() {
            return retryAfter.isPresent()
                    ? OptionalLong.of(
                            Math.max(1, retryAfter.get().plusNanos(999_999_999).toSeconds()))
                    : OptionalLong.empty();
        }
    }

    record Down() implements ChannelHealth {}
}
