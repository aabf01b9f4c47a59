package io.wabaprofile.testkit;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** How the platform feels about a channel's calls. */
sealed interface Condition {
    record Well() implements Condition {}

    /** @param retryAfter absent if the platform does not say how long to wait */
    record Throttling(Optional<Duration> retryAfter) implements Condition {
        /** In whole seconds, at least one, as both APIs write it. */
        OptionalLong seconds() {
            return retryAfter.isPresent()
                    ? OptionalLong.of(
                            Math.max(1, retryAfter.get().plusNanos(999_999_999).toSeconds()))
                    : OptionalLong.empty();
        }
    }

    record Down() implements Condition {}
}
