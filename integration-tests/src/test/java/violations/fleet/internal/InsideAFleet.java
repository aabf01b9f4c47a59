package violations.fleet.internal;

/** Internal to the engines of fleets. */
public final class InsideAFleet {}
