package io.wabaprofile.testkit.simulator.rules;

/** A parameter has an invalid value. Each API has its own error response for it. */
public final class InvalidValueException extends Exception {
    private static final long serialVersionUID = 1;

    private final String parameter;
    private final String reason;

    /** @param reason continues a sentence after the parameter's name: "is too long" */
    public InvalidValueException(String parameter, String reason) {
        super(parameter + " " + reason);
        this.parameter = parameter;
        this.reason = reason;
    }

    public String parameter() {
        return parameter;
    }

    public String reason() {
        return reason;
    }
}
