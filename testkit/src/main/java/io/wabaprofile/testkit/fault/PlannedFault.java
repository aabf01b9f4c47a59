package io.wabaprofile.testkit.fault;

/** What stands in a {@link FaultPlan}, and how many calls have met it. */
public record PlannedFault(CallMatcher occasion, Fault fault, int met) {

    /** In words, without anything secret. */
    @Override
    public String toString() {
        return fault + " " + occasion;
    }
}
