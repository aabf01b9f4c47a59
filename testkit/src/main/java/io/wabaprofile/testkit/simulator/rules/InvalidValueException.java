package io.wabaprofile.testkit.simulator.rules;

/** A value that the platform does not take; each API has its own way to say so. */
public final class InvalidValueException extends Exception {
    private static final long serialVersionUID = 1;

    private final String parameter;
    private final String complaint;

    /** @param complaint goes on after the parameter's name: "is too long" */
    public InvalidValueException(String parameter, String complaint) {
        super(parameter + " " + complaint);
        this.parameter = parameter;
        this.complaint = complaint;
    }

    public String parameter() {
        return parameter;
    }

    public String complaint() {
        return complaint;
    }
}
