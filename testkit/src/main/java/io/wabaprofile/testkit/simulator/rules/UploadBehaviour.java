package io.wabaprofile.testkit.simulator.rules;

import io.wabaprofile.testkit.account.HandleFormat;
import io.wabaprofile.testkit.account.UploadInProgress;
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
    private final SimulatorRules rules;
    private volatile OptionalInt handleLines = OptionalInt.empty();
    private volatile long page = UploadInProgress.EVERY_BYTE;
    private volatile @Nullable Duration lifetime;

    public UploadBehaviour(SimulatorRules rules) {
        this.rules = rules;
    }

    /**
     * Every handle has so many lines. Default: every second one of a channel has two, the others one.
     *
     * @throws IllegalArgumentException if it is under 1
     */
    public UploadBehaviour handleLines(int lines) {
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
    public UploadBehaviour commitPageSize(int bytes) {
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
    public UploadBehaviour sessionLifetime(Duration age) {
        if (age.isZero() || age.isNegative()) {
            throw new IllegalArgumentException("A session lives for some time");
        }
        lifetime = age;
        return this;
    }

    public void reset() {
        handleLines = OptionalInt.empty();
        page = UploadInProgress.EVERY_BYTE;
        lifetime = null;
    }

    public HandleFormat handles(Instant now) {
        return new HandleFormat(lines(), rules.has(Variant.HANDLES_IN_OLD_FORM), now);
    }

    private OptionalInt lines() {
        if (rules.has(Variant.HANDLES_OF_ONE_LINE)) {
            return OptionalInt.of(1);
        }
        return rules.has(Variant.HANDLES_OF_THREE_LINES) ? OptionalInt.of(3) : handleLines;
    }

    /** See {@link UploadInProgress#startTransfer}. */
    public long page() {
        return rules.has(Variant.CUT_BODIES_DROPPED) ? Long.MAX_VALUE : page;
    }

    public boolean hasLost(UploadInProgress upload, Duration age) {
        boolean expired = Optional.ofNullable(lifetime)
                .filter(limit -> age.compareTo(limit) >= 0)
                .isPresent();
        return expired
                || (rules.has(Variant.FINISHED_SESSIONS_FORGOTTEN)
                        && upload.handle().isPresent());
    }
}
