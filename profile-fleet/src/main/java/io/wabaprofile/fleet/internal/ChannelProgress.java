package io.wabaprofile.fleet.internal;

import io.wabaprofile.fleet.FieldDifference;
import java.util.List;

/**
 * What happened to a channel before an attempt.
 *
 * @param attempts the number of attempts that began
 * @param write what is known about writes
 * @param written the fields that were written, or may have been
 * @param readBacks how often other values were read after a write
 */
public record ChannelProgress(int attempts, WriteStatus write, List<FieldDifference> written, int readBacks) {
    /** No attempt yet. */
    public static final ChannelProgress NONE = new ChannelProgress(0, WriteStatus.NONE, List.of(), 0);

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
        return new ChannelProgress(attempts + 1, write, written, readBacks);
    }

    ChannelProgress writing(List<FieldDifference> fields) {
        return new ChannelProgress(attempts, WriteStatus.UNKNOWN, fields, readBacks);
    }

    ChannelProgress acknowledged() {
        return new ChannelProgress(attempts, WriteStatus.ACKNOWLEDGED, written, readBacks);
    }

    ChannelProgress readBackDiffered() {
        return new ChannelProgress(attempts, write, written, readBacks + 1);
    }

    boolean mayHaveWritten() {
        return write != WriteStatus.NONE;
    }
}
