package io.wabaprofile.testkit;

import java.time.Duration;

/** How the platform feels about a channel's calls. */
sealed interface Condition {
    record Well() implements Condition {}

    record Throttling(Duration retryAfter) implements Condition {
        /** In whole seconds, at least one, as both APIs write it. */
        long seconds() {
            return Math.max(1, retryAfter.plusNanos(999_999_999).toSeconds());
        }
    }

    record Down() implements Condition {}
}
