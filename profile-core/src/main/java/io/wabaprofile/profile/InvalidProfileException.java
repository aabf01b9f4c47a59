package io.wabaprofile.profile;

import java.util.List;
import java.util.stream.Collectors;

/** An update is invalid. Contains all violations. No request was sent. */
public final class InvalidProfileException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final Violation[] violations;

    InvalidProfileException(List<Violation> violations) {
        super(violations.stream().map(Violation::message).collect(Collectors.joining("; ")));
        this.violations = violations.toArray(Violation[]::new);
    }

    /** The violations, in the order of {@link ProfileField}. Unmodifiable. */
    public List<Violation> violations() {
        return List.of(violations);
    }
}
