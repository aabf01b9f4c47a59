package io.wabaprofile.testkit;

/** A value that the platform does not take; each API has its own way to say so. */
final class RefusedValue extends Exception {
    private static final long serialVersionUID = 1;

    private final String parameter;
    private final String complaint;

    /** @param complaint goes on after the parameter's name: "is too long" */
    RefusedValue(String parameter, String complaint) {
        super(parameter + " " + complaint);
        this.parameter = parameter;
        this.complaint = complaint;
    }

    String parameter() {
        return parameter;
    }

    String complaint() {
        return complaint;
    }
}
