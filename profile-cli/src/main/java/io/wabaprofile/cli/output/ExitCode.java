package io.wabaprofile.cli.output;

import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.PartiallyApplied;
import io.wabaprofile.port.Rejected;
import io.wabaprofile.port.Throttled;
import io.wabaprofile.port.Unauthorized;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.port.Unreadable;
import io.wabaprofile.port.UploadMismatch;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The exit codes: one number per family of failures. */
public enum ExitCode {
    OK(0, "done", null),
    UNEXPECTED(1, "a bug in this program; --debug shows where", null),
    USAGE(2, "the command line or a variable is wrong, or there is no key", UsageException.class),
    REFUSED(3, "a value, a file or a port cannot be used; the profile was not changed", InputException.class),
    UNAUTHORIZED(4, "the platform rejected the key", Unauthorized.class),
    REJECTED(5, "the platform rejected the request", Rejected.class),
    THROTTLED(6, "too many requests; try again later", Throttled.class),
    UNAVAILABLE(7, "no usable response in time", Unavailable.class),
    UNREADABLE(8, "the response could not be parsed", Unreadable.class),
    PARTIALLY_APPLIED(9, "some fields were written and others were not (On-Premise)", PartiallyApplied.class),
    UPLOAD_MISMATCH(10, "the file changed after its upload began", UploadMismatch.class),
    CANCELLED(11, "cancelled, such as by Ctrl-C during an upload", Cancelled.class),
    DEMO_MISMATCH(12, "the demo read values that differ from those it set", null);

    private final int number;
    private final String meaning;
    private final @Nullable Class<? extends RuntimeException> failure;

    ExitCode(int number, String meaning, @Nullable Class<? extends RuntimeException> failure) {
        this.number = number;
        this.meaning = meaning;
        this.failure = failure;
    }

    /** {@link #UNEXPECTED} for a failure without a family. */
    public static ExitCode of(RuntimeException failure) {
        return Arrays.stream(values())
                .filter(code -> code.failure != null && code.failure.isInstance(failure))
                .findFirst()
                .orElse(UNEXPECTED);
    }

    /** For the help: number to meaning. */
    public static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (ExitCode code : values()) {
            meanings.put(String.valueOf(code.number), code.meaning);
        }
        return meanings;
    }

    public int number() {
        return number;
    }

    /** The family's name in JSON: {@code throttled}. */
    public String family() {
        return name().toLowerCase(Locale.ROOT);
    }
}
