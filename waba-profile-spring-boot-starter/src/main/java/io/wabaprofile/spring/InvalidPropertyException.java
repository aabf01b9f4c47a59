package io.wabaprofile.spring;

/** A property has a value that cannot be used. The message does not contain a value that may be a secret. */
final class InvalidPropertyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String property;
    private final String action;

    InvalidPropertyException(String property, String reason, String action, Throwable cause) {
        super(property + ": " + reason, cause);
        this.property = property;
        this.action = action;
    }

    InvalidPropertyException(String property, String reason, String action) {
        super(property + ": " + reason);
        this.property = property;
        this.action = action;
    }

    String property() {
        return property;
    }

    String action() {
        return action;
    }
}
