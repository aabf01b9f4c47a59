package io.wabaprofile.fleet;

import java.util.Optional;

/**
 * What to run.
 *
 * @param plan a plan that the fleet was checked with; empty to write without one
 * @param observer told about each result
 */
public record RunRequest(RunKind kind, Fleet fleet, Optional<FleetPlan> plan, RunObserver observer) {

    /** @throws IllegalArgumentException if the plan belongs to another fleet, or the run only checks */
    public RunRequest {
        if (plan.isPresent() && kind == RunKind.CHECK) {
            throw new IllegalArgumentException("A check makes a plan and does not use one");
        }
        if (plan.isPresent() && !plan.get().fleetDigest().equals(fleet.digest())) {
            throw new IllegalArgumentException(
                    "The plan was made for another fleet: the fleet has changed since, or other channels were chosen."
                            + " Choose the same channels, or make a new plan");
        }
    }

    /** Reads each channel and compares it. */
    public static RunRequest check(Fleet fleet) {
        return new RunRequest(RunKind.CHECK, fleet, Optional.empty(), RunObserver.NONE);
    }

    /** Writes what differs. */
    public static RunRequest apply(Fleet fleet) {
        return new RunRequest(RunKind.APPLY, fleet, Optional.empty(), RunObserver.NONE);
    }

    /** Writes what differs in channels that did not change after the plan was made. */
    public static RunRequest apply(Fleet fleet, FleetPlan plan) {
        return new RunRequest(RunKind.APPLY, fleet, Optional.of(plan), RunObserver.NONE);
    }

    /** Returns the same request with an observer. */
    public RunRequest observedBy(RunObserver other) {
        return new RunRequest(kind, fleet, plan, other);
    }
}
