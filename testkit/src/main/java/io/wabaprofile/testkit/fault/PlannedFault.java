package io.wabaprofile.testkit.fault;

/** A fault of a {@link FaultPlan}, and how often it was injected. */
public record PlannedFault(RequestMatcher matcher, Fault fault, int injected) {

    /** A description without secrets. */
    @Override
    public String toString() {
        return fault + " " + matcher;
    }
}
