package io.wabaprofile.fleet.internal;

import io.wabaprofile.fleet.FieldDifference;
import io.wabaprofile.profile.ProfileField;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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

    /** The progress for a run that is continued: what was written, with new attempts and waits. */
    public ChannelProgress resumed() {
        WriteStatus status = mayHaveWritten() ? WriteStatus.UNKNOWN : WriteStatus.NONE;
        return new ChannelProgress(0, 0, Duration.ZERO, status, written, 0);
    }

    ChannelProgress nextAttempt() {
        return new ChannelProgress(attempts + 1, throttled, throttledFor, write, written, readBacks);
    }

    ChannelProgress throttledFor(Duration wait) {
        return new ChannelProgress(attempts, throttled + 1, throttledFor.plus(wait), write, written, readBacks);
    }

    /** Keeps fields of earlier writes, with the values that were read before the first of them. */
    ChannelProgress writing(List<FieldDifference> fields) {
        Map<ProfileField, FieldDifference> all = new EnumMap<>(ProfileField.class);
        fields.forEach(field -> all.put(field.field(), field));
        written.forEach(earlier -> all.merge(earlier.field(), earlier, ChannelProgress::sinceFirst));
        return new ChannelProgress(
                attempts, throttled, throttledFor, WriteStatus.UNKNOWN, List.copyOf(all.values()), readBacks);
    }

    private static FieldDifference sinceFirst(FieldDifference later, FieldDifference first) {
        return new FieldDifference(first.field(), first.comparison(), first.current(), later.desired());
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
