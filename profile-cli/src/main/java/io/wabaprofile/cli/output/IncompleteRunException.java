package io.wabaprofile.cli.output;

import io.wabaprofile.port.Outcome;

/** A run of a fleet ended before its end, for example because its record cannot be written. */
public final class IncompleteRunException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Outcome outcome;

    /** @param outcome whether profiles may have been changed */
    public IncompleteRunException(String message, Outcome outcome, Throwable cause) {
        super(message, cause);
        this.outcome = outcome;
    }

    Outcome outcome() {
        return outcome;
    }
}
