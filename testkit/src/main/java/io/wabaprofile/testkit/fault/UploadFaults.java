package io.wabaprofile.testkit.fault;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.LongUnaryOperator;

/**
 * Plans one fault of a {@link FaultPlan} that only uploads have: by default for the next call it can happen to, of
 * whatever channel. What can happen to every call is planned with {@link FaultPlan#on}. Immutable.
 */
public final class UploadFaults {
    private static final Set<Operation> SEND = EnumSet.of(Operation.SEND_UPLOAD);
    private static final Set<Operation> QUERY = EnumSet.of(Operation.FETCH_OFFSET);
    private static final Set<Operation> EITHER = EnumSet.of(Operation.SEND_UPLOAD, Operation.FETCH_OFFSET);

    private final FaultPlan plan;
    private final CallMatcher occasion;

    public UploadFaults(FaultPlan plan, CallMatcher occasion) {
        this.plan = plan;
        this.occasion = occasion;
    }

    /** Only calls of this channel. */
    public UploadFaults of(SimulatedAccount channel) {
        return new UploadFaults(plan, occasion.of(channel));
    }

    /**
     * The nth call from now that the fault can happen to, counted from 1.
     *
     * @throws IllegalArgumentException if it is under 1
     */
    public UploadFaults nth(int n) {
        return new UploadFaults(plan, occasion.nth(n));
    }

    /** Every call from now that the fault can happen to. */
    public UploadFaults every() {
        return new UploadFaults(plan, occasion.every());
    }

    /**
     * The connection ends when so many bytes of a body have arrived. They stay, unless {@link Variant#CUT_BODIES_DROPPED}.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public FaultPlan cutAfter(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("cutAfter takes a number of bytes from 0; this is " + bytes);
        }
        return plan.add(occasion.with(SEND), new Fault.CutAfter(bytes, false));
    }

    /** The platform forgets the session that a body or a question for the offset names, before it looks. */
    public FaultPlan forgetSession() {
        return plan.add(occasion.with(EITHER), new Fault.ForgetSession());
    }

    /**
     * A question for the offset is answered with this one, whatever the truth.
     *
     * @param offset may be anything, also past the file's end or negative
     */
    public FaultPlan lieAboutOffset(long offset) {
        return lieAboutOffset(truth -> offset);
    }

    /** A question for the offset is answered with another than the true one, which is given. */
    public FaultPlan lieAboutOffset(LongUnaryOperator lie) {
        return plan.add(occasion.with(QUERY), new Fault.LieAboutOffset(lie));
    }
}
