package io.wabaprofile.cli.output;

import io.wabaprofile.port.GatewayException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The exit codes: one number per family of failures. */
public enum ExitCode {
    OK(0, "done"),
    UNEXPECTED(1, "a bug in this program; --debug shows where"),
    USAGE(2, "the command line or a variable is wrong, or there is no key"),
    REFUSED(3, "a value, a file or a port cannot be used; the profile was not changed"),
    UNAUTHORIZED(4, "the platform rejected the key or the access token"),
    REJECTED(5, "the platform rejected the request"),
    THROTTLED(6, "too many requests; try again later"),
    UNAVAILABLE(7, "no usable response in time"),
    UNREADABLE(8, "the response could not be parsed"),
    PARTIALLY_APPLIED(9, "some fields were written and others were not (On-Premise)"),
    UPLOAD_MISMATCH(10, "the file changed after its upload began"),
    CANCELLED(11, "cancelled, such as by Ctrl-C during an upload or an apply"),
    DEMO_MISMATCH(12, "the demo read values that differ from those it set"),
    DIFFERENCES(13, "drift or plan --detailed-exitcode: a profile differs from the fleet file"),
    NOT_AS_DESIRED(14, "some channels are not as desired, or a run or its report is incomplete"),
    CANNOT_SEND(15, "doctor: the number cannot send messages");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /** {@link #UNEXPECTED} for a failure without a family. */
    public static ExitCode of(RuntimeException failure) {
        if (failure instanceof GatewayException remote) {
            return of(remote.kind());
        }
        if (failure instanceof UsageException) {
            return USAGE;
        }
        if (failure instanceof IncompleteRunException) {
            return NOT_AS_DESIRED;
        }
        return failure instanceof InputException ? REFUSED : UNEXPECTED;
    }

    private static ExitCode of(GatewayException.Kind kind) {
        return switch (kind) {
            case UNAUTHORIZED -> UNAUTHORIZED;
            case REJECTED -> REJECTED;
            case THROTTLED -> THROTTLED;
            case UNAVAILABLE -> UNAVAILABLE;
            case UNREADABLE -> UNREADABLE;
            case PARTIALLY_APPLIED -> PARTIALLY_APPLIED;
            case UPLOAD_MISMATCH -> UPLOAD_MISMATCH;
            case CANCELLED -> CANCELLED;
        };
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
