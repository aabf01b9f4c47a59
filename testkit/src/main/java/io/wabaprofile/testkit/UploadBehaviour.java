package io.wabaprofile.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Limits of the Resumable Upload API of a simulator that the real one does not publish. They hold from the next request on,
 * for all channels; {@link Variant} has what is disputed about it otherwise. Safe for use by several threads.
 */
public final class UploadBehaviour {
    private final Rules rules;
    private volatile OptionalInt handleLines = OptionalInt.empty();
    private volatile long page = Upload.EVERY_BYTE;
    private volatile @Nullable Duration lifetime;

    UploadBehaviour(Rules rules) {
        this.rules = rules;
    }

    /**
     * Every handle has so many lines. Default: every second one of a channel has two, the others one.
     *
     * @throws IllegalArgumentException if it is under 1
     */
    public UploadBehaviour giveHandlesOfLines(int lines) {
        if (lines < 1) {
            throw new IllegalArgumentException("A handle has at least one line");
        }
        handleLines = OptionalInt.of(lines);
        return this;
    }

    /**
     * Of a body that was cut, only whole pages of the file stay; a body that came whole stays whole. Default: every byte
     * that arrived stays.
     *
     * @throws IllegalArgumentException if it is under 1
     */
    public UploadBehaviour commitInPagesOf(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("A page has at least one byte");
        }
        page = bytes;
        return this;
    }

    /**
     * A session is forgotten when it is so old, finished or not, by the simulator's clock. Default: never by age.
     *
     * @throws IllegalArgumentException if it is zero or negative
     */
    public UploadBehaviour expireAfter(Duration age) {
        if (age.isZero() || age.isNegative()) {
            throw new IllegalArgumentException("A session lives for some time");
        }
        lifetime = age;
        return this;
    }

    void reset() {
        handleLines = OptionalInt.empty();
        page = Upload.EVERY_BYTE;
        lifetime = null;
    }

    HandleForm handles(Instant now) {
        return new HandleForm(lines(), rules.has(Variant.HANDLES_IN_OLD_FORM), now);
    }

    private OptionalInt lines() {
        if (rules.has(Variant.HANDLES_OF_ONE_LINE)) {
            return OptionalInt.of(1);
        }
        return rules.has(Variant.HANDLES_OF_THREE_LINES) ? OptionalInt.of(3) : handleLines;
    }

    /** See {@link Upload#transferFrom}. */
    long page() {
        return rules.has(Variant.CUT_BODIES_DROPPED) ? Long.MAX_VALUE : page;
    }

    boolean hasLost(Upload upload, Duration age) {
        boolean expired = Optional.ofNullable(lifetime)
                .filter(limit -> age.compareTo(limit) >= 0)
                .isPresent();
        return expired
                || (rules.has(Variant.FINISHED_SESSIONS_FORGOTTEN)
                        && upload.handle().isPresent());
    }
}
