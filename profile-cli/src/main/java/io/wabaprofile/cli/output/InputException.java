package io.wabaprofile.cli.output;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value, a file or a port cannot be used. The request was not sent. */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String[] reasons;

    public InputException(String reason, @Nullable Throwable cause) {
        this(List.of(reason), cause);
    }

    public InputException(List<String> reasons, @Nullable Throwable cause) {
        super(joined(reasons), cause);
        this.reasons = reasons.toArray(String[]::new);
    }

    private static String joined(List<String> reasons) {
        return String.join("; ", reasons).replace(".; ", ". ");
    }

    public List<String> reasons() {
        return List.of(reasons);
    }
}
