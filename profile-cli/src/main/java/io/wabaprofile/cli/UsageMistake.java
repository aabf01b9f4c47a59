package io.wabaprofile.cli;

import org.jspecify.annotations.Nullable;

/** The command line itself is wrong. */
final class UsageMistake extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageMistake(@Nullable String message) {
        this(message, null);
    }

    UsageMistake(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
