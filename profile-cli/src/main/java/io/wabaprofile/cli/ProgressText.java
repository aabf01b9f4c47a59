package io.wabaprofile.cli;

import io.wabaprofile.port.UploadInterruption;
import java.util.Locale;

/** Sizes and turns of an upload in words. */
final class ProgressText {
    private ProgressText() {}

    /** Such as {@code 209.7 MB}; of little, the bytes. */
    static String size(long bytes) {
        return bytes < 100_000
                ? String.format(Locale.ROOT, "%,d bytes", bytes)
                : String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
    }

    static String resumed(long offset, UploadInterruption why) {
        String reason = why.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return offset == 0 ? "Beginning anew: " + reason : "Going on after " + size(offset) + ": " + reason;
    }
}
