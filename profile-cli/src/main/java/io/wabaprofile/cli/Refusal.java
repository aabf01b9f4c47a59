package io.wabaprofile.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was asked for cannot be done from here. Nothing was sent. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String[] reasons;

    Refusal(String reason, @Nullable Throwable cause) {
        this(List.of(reason), cause);
    }

    Refusal(List<String> reasons, @Nullable Throwable cause) {
        super(String.join("; ", reasons), cause);
        this.reasons = reasons.toArray(String[]::new);
    }

    List<String> reasons() {
        return List.of(reasons);
    }
}
