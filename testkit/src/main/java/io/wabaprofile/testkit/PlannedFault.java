package io.wabaprofile.testkit;

/** What stands in a {@link FaultPlan}, and how many calls have met it. */
record PlannedFault(Occasion occasion, Fault fault, int met) {

    /** In words, without anything secret. */
    @Override
    public String toString() {
        return fault + " " + occasion;
    }
}
