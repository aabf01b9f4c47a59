package io.wabaprofile.port;

import java.io.Serializable;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What the platform said when it refused, or which status a proxy refused the connection with: for people and for logs.
 * This library's adapters clean its texts of secrets and control characters and cut them to 256 characters.
 */
public final class RemoteError implements Serializable {
    private static final long serialVersionUID = 1;

    private final int status;
    private final @Nullable Integer code;
    private final @Nullable Integer subcode;
    private final @Nullable String title;
    private final @Nullable String details;
    private final @Nullable String traceId;

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

    /** The status of the answer, for the record; 360dialog's do not always mean what they say. */
    public int status() {
        return status;
    }

    /** Meta's error code, the most reliable thing here. */
    public OptionalInt code() {
        return code == null ? OptionalInt.empty() : OptionalInt.of(code);
    }

    public OptionalInt subcode() {
        return subcode == null ? OptionalInt.empty() : OptionalInt.of(subcode);
    }

    public Optional<String> title() {
        return Optional.ofNullable(title);
    }

    public Optional<String> details() {
        return Optional.ofNullable(details);
    }

    /** What the platform's support will ask for. */
    public Optional<String> traceId() {
        return Optional.ofNullable(traceId);
    }

    /** One line: texts, then numbers. */
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
