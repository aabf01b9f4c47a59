package io.wabaprofile.testkit.simulator.rules;

import io.wabaprofile.testkit.account.HandleFormat;
import io.wabaprofile.testkit.account.UploadInProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Limits of the Resumable Upload API that the platform does not publish. A setting applies to all channels from the
 * next
 * request on. For other undocumented behaviour, see {@link Variant}. Safe for use by several threads.
 */
public final class UploadBehaviour {
    private final SimulatorRules rules;
    private volatile OptionalInt handleLines = OptionalInt.empty();
    private volatile long pageSize = UploadInProgress.EVERY_BYTE;
    private volatile @Nullable Duration lifetime;

    public UploadBehaviour(SimulatorRules rules) {
        this.rules = rules;
    }

    /**
     * Sets the number of lines of handles. Default: the handles of a channel have one and two lines in turns.
     *
     * @throws IllegalArgumentException if the number is under 1
     */
    public UploadBehaviour handleLines(int lines) {
        if (lines < 1) {
            throw new IllegalArgumentException("lines must be at least 1; it is " + lines);
        }
        handleLines = OptionalInt.of(lines);
        return this;
    }

    /**
     * Keeps only complete pages of an interrupted body. Complete bodies are not affected. Default: keeps each byte that
     * arrived.
     *
     * @throws IllegalArgumentException if the size is under 1
     */
    public UploadBehaviour commitPageSize(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("bytes must be at least 1; it is " + bytes);
        }
        pageSize = bytes;
        return this;
    }

    /**
     * Forgets sessions of this age on the simulator's clock, complete sessions included. Default: sessions do not
     * expire.
     *
     * @throws IllegalArgumentException if the age is zero or negative
     */
    public UploadBehaviour sessionLifetime(Duration age) {
        if (age.isZero() || age.isNegative()) {
            throw new IllegalArgumentException("age must be positive; it is " + age);
        }
        lifetime = age;
        return this;
    }

    public void reset() {
        handleLines = OptionalInt.empty();
        pageSize = UploadInProgress.EVERY_BYTE;
        lifetime = null;
    }

    /** The format of a handle that is issued now. For the simulator. */
    public HandleFormat handleFormat(Instant now) {
        OptionalInt lines = rules.has(Variant.HANDLES_OF_ONE_LINE)
                ? OptionalInt.of(1)
                : rules.has(Variant.HANDLES_OF_THREE_LINES) ? OptionalInt.of(3) : handleLines;
        return new HandleFormat(lines, rules.has(Variant.HANDLES_IN_OLD_FORM), now);
    }

    /** The page size for {@link UploadInProgress#startTransfer}. For the simulator. */
    public long pageSize() {
        return rules.has(Variant.CUT_BODIES_DROPPED) ? Long.MAX_VALUE : pageSize;
    }

    /** Returns whether a session of this age is lost. For the simulator. */
    public boolean isLost(UploadInProgress upload, Duration age) {
        boolean expired = Optional.ofNullable(lifetime)
                .filter(limit -> age.compareTo(limit) >= 0)
                .isPresent();
        return expired
                || (rules.has(Variant.FINISHED_SESSIONS_FORGOTTEN)
                        && upload.handle().isPresent());
    }
}
