package io.wabaprofile.port;

import java.io.Serializable;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The error response of the platform, or the status with which a proxy refused the connection. For messages and logs.
 * The
 * adapters of this library redact secrets, remove control characters and limit each text to 256 characters. Immutable.
 */
public final class RemoteError implements Serializable {
    private static final long serialVersionUID = 1;

    private final int status;
    private final @Nullable Integer code;
    private final @Nullable Integer subcode;
    private final @Nullable String title;
    private final @Nullable String details;
    private final @Nullable String traceId;

    /**
     * Creates an error. The texts are kept unchanged, so redact them before.
     *
     * @param status the HTTP status of the response
     * @param code see {@link #code()}
     * @param subcode see {@link #subcode()}
     * @param title see {@link #title()}
     * @param details see {@link #details()}
     * @param traceId see {@link #traceId()}
     */
    public RemoteError(
            int status,
            @Nullable Integer code,
            @Nullable Integer subcode,
            @Nullable String title,
            @Nullable String details,
            @Nullable String traceId) {
        this.status = status;
        this.code = code;
        this.subcode = subcode;
        this.title = title;
        this.details = details;
        this.traceId = traceId;
    }

    /** The HTTP status of the response. 360dialog's statuses do not always match the cause; prefer {@link #code()}. */
    public int status() {
        return status;
    }

    /** Meta's error code, or that of the On-Premise API: the most reliable of these values. Empty if there was none. */
    public OptionalInt code() {
        return code == null ? OptionalInt.empty() : OptionalInt.of(code);
    }

    /** Meta's error subcode, which tells errors with the same code apart. Empty if the response had none. */
    public OptionalInt subcode() {
        return subcode == null ? OptionalInt.empty() : OptionalInt.of(subcode);
    }

    /** The short error text of the platform. Empty if the response had none. */
    public Optional<String> title() {
        return Optional.ofNullable(title);
    }

    /** The other error texts of the platform, separated by {@code "; "}. Empty if the response had none. */
    public Optional<String> details() {
        return Optional.ofNullable(details);
    }

    /** The ID that the platform's support needs to find the request. */
    public Optional<String> traceId() {
        return Optional.ofNullable(traceId);
    }

    /** Returns one line: the texts, then the numbers. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder(title == null ? "no message" : title);
        if (details != null && !details.equals(title)) {
            line.append(" (").append(details).append(')');
        }
        line.append(" [status ").append(status);
        code().ifPresent(number -> line.append(", code ").append(number));
        subcode().ifPresent(number -> line.append(", subcode ").append(number));
        traceId().ifPresent(id -> line.append(", trace ").append(id));
        return line.append(']').toString();
    }
}
