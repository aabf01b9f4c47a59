package io.wabaprofile.cli.output;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The command line itself is wrong. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final @Nullable String problem;
    private final @Nullable String next;

    public UsageException(@Nullable String message) {
        this(message, (Throwable) null);
    }

    public UsageException(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
        this.problem = message;
        this.next = null;
    }

    public UsageException(String problem, String next) {
        this(problem, next, null);
    }

    /**
     * The message has both sentences.
     *
     * @param next what the user can do
     */
    public UsageException(String problem, String next, @Nullable Throwable cause) {
        super(problem + " " + next, cause);
        this.problem = problem;
        this.next = next;
    }

    /** The message without {@link #next()}. */
    public String problem() {
        return String.valueOf(problem);
    }

    public Optional<String> next() {
        return Optional.ofNullable(next);
    }
}
