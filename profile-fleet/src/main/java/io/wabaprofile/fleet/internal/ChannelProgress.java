package io.wabaprofile.fleet.internal;

import io.wabaprofile.fleet.FieldDifference;
import java.time.Duration;
import java.util.List;

/**
 * What happened to a channel before an attempt.
 *
 * @param attempts the number of attempts that began
 * @param throttled the number of attempts that the platform throttled
 * @param throttledFor the sum of the waits after throttled attempts
 * @param write what is known about writes
 * @param written the fields that were written, or may have been
 * @param readBacks how often other values were read after a write
 */
public record ChannelProgress(
        int attempts,
        int throttled,
        Duration throttledFor,
        WriteStatus write,
        List<FieldDifference> written,
        int readBacks) {
    /** No attempt yet. */
    public static final ChannelProgress NONE = new ChannelProgress(0, 0, Duration.ZERO, WriteStatus.NONE, List.of(), 0);

    public ChannelProgress {
        written = List.copyOf(written);
    }

    /** What is known about the writes of a channel. */
    public enum WriteStatus {
        /** No write was sent. */
        NONE,
        /** A write was sent, and its effect is not known. */
        UNKNOWN,
        /** The platform acknowledged all writes. */
        ACKNOWLEDGED
    }

    ChannelProgress nextAttempt() {
        return new ChannelProgress(attempts + 1, throttled, throttledFor, write, written, readBacks);
    }

    ChannelProgress throttledFor(Duration wait) {
        return new ChannelProgress(attempts, throttled + 1, throttledFor.plus(wait), write, written, readBacks);
    }

    ChannelProgress writing(List<FieldDifference> fields) {
        return new ChannelProgress(attempts, throttled, throttledFor, WriteStatus.UNKNOWN, fields, readBacks);
    }

    ChannelProgress acknowledged() {
        return new ChannelProgress(attempts, throttled, throttledFor, WriteStatus.ACKNOWLEDGED, written, readBacks);
    }

    ChannelProgress readBackDiffered() {
        return new ChannelProgress(attempts, throttled, throttledFor, write, written, readBacks + 1);
    }

    /** The number of attempts that failed for another reason than throttling, if the last one did. */
    int failedAttempts() {
        return attempts - throttled - readBacks;
    }

    boolean mayHaveWritten() {
        return write != WriteStatus.NONE;
    }
}
