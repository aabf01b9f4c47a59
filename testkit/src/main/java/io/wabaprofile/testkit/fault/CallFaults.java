package io.wabaprofile.testkit.fault;

import io.wabaprofile.testkit.account.SimulatedAccount;
import java.time.Duration;
import java.util.Optional;

/**
 * Plans one fault of a {@link FaultPlan} for calls of some operations: by default for the next one, of whatever channel.
 * Each method that names a fault adds it to the plan; the others narrow or widen the calls it is for. Immutable.
 */
public final class CallFaults {
    private static final Duration PAUSE = Duration.ofMillis(2);

    private final FaultPlan plan;
    private final CallMatcher occasion;

    public CallFaults(FaultPlan plan, CallMatcher occasion) {
        this.plan = plan;
        this.occasion = occasion;
    }

    /** Only calls of this channel. */
    public CallFaults of(SimulatedAccount channel) {
        return new CallFaults(plan, occasion.of(channel));
    }

    /**
     * The nth call from now that matches otherwise, counted from 1; a repeat by the client counts as well.
     *
     * @throws IllegalArgumentException if it is under 1
     */
    public CallFaults nth(int n) {
        return new CallFaults(plan, occasion.nth(n));
    }

    /** Every call from now. */
    public CallFaults every() {
        return new CallFaults(plan, occasion.every());
    }

    /** The work is done; then the connection ends before any byte of the answer. */
    public FaultPlan answerLost() {
        return plan.add(occasion, new Fault.AnswerLost());
    }

    /** The work is done, and answered with status 200 and a web page. */
    public FaultPlan html() {
        return plan.add(occasion, new Fault.Html());
    }

    /** The work is done; of the answer's body the first half comes, with a length that claims it is whole. */
    public FaultPlan truncatedJson() {
        return plan.add(occasion, new Fault.TruncatedJson());
    }

    /** The work is done, and the caller hears nothing until it gives up, or the simulator is reset or closed. */
    public FaultPlan stall() {
        return plan.add(occasion, new Fault.Stall());
    }

    /** The answer's body comes one byte at a time, with 2 ms between two. */
    public FaultPlan drip() {
        return drip(PAUSE);
    }

    /**
     * The answer's body comes one byte at a time.
     *
     * @param pause between two bytes, by the simulator's sleeper
     * @throws IllegalArgumentException if it is negative
     */
    public FaultPlan drip(Duration pause) {
        if (pause.isNegative()) {
            throw new IllegalArgumentException("A pause is not negative; this is " + pause);
        }
        return plan.add(occasion, new Fault.Drip(pause));
    }

    /** Nothing is done, and the call is refused as one too many, without a word on how long to wait. */
    public FaultPlan throttle() {
        return plan.add(occasion, new Fault.Throttle(Optional.empty()));
    }

    /**
     * So many calls are served; the next one is refused as one too many, and so is every one after it until the time in the
     * hint has passed on the clock. Each refusal says what is left of it, over HTTP in whole seconds, rounded up. {@link
     * #nth} and {@link #every} count for nothing here.
     *
     * @param after how many calls are served before; 0 for none
     * @throws IllegalArgumentException if the number is negative, or the hint is not positive
     */
    public FaultPlan throttle(int after, Duration hint) {
        if (after < 0 || hint.isNegative() || hint.isZero()) {
            throw new IllegalArgumentException(
                    "throttle takes a number of calls from 0 and a positive hint; these are " + after + " and " + hint);
        }
        return plan.addWindow(occasion.nth(after + 1), hint);
    }

    /** Nothing is done, and a documented error is answered, whichever operation it is documented for. */
    public FaultPlan error(PlatformError error) {
        return plan.add(occasion, new Fault.ErrorAnswered(error));
    }
}
