package io.wabaprofile.cli;

import org.jspecify.annotations.Nullable;

/** The command line itself is wrong. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageException(@Nullable String message) {
        this(message, null);
    }

    UsageException(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
