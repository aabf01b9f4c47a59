package io.wabaprofile.cli.output;

import org.jspecify.annotations.Nullable;

/** The command line itself is wrong. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UsageException(@Nullable String message) {
        this(message, null);
    }

    public UsageException(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
