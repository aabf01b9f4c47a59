package io.wabaprofile.testkit.fault;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.account.SimulatedAccount;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongUnaryOperator;

/**
 * The requests that one fault of a {@link FaultPlan} is for: by default the next request of the operations, of any channel.
 * {@link #of}, {@link #nth} and {@link #every} return a narrower or wider target; the other methods add a fault for the
 * target to the plan. Immutable.
 */
public final class FaultTarget {
    private static final Duration DRIP_PAUSE = Duration.ofMillis(2);

    private final FaultPlan plan;
    private final RequestMatcher matcher;

    FaultTarget(FaultPlan plan, RequestMatcher matcher) {
        this.plan = plan;
        this.matcher = matcher;
    }

    /** Only requests of this channel. */
    public FaultTarget of(SimulatedAccount channel) {
        return new FaultTarget(plan, matcher.of(channel));
    }

    /**
     * The nth matching request from now, counted from 1. A retry by the client counts as a request.
     *
     * @throws IllegalArgumentException if n is under 1
     */
    public FaultTarget nth(int n) {
        return new FaultTarget(plan, matcher.nth(n));
    }

    /** Every matching request from now. */
    public FaultTarget every() {
        return new FaultTarget(plan, matcher.every());
    }

    /** Processes the request, then closes the connection before the first byte of the response. */
    public FaultPlan responseLost() {
        return plan.add(matcher, new Fault.ResponseLost());
    }

    /** Processes the request and responds with status 200 and a web page. */
    public FaultPlan html() {
        return plan.add(matcher, new Fault.Html());
    }

    /** Processes the request and sends the first half of the JSON body, with a matching {@code Content-Length}. */
    public FaultPlan truncatedJson() {
        return plan.add(matcher, new Fault.TruncatedJson());
    }

    /** Processes the request and sends no response until the client gives up, or the simulator is reset or closed. */
    public FaultPlan stall() {
        return plan.add(matcher, new Fault.Stall());
    }

    /** Sends the response body one byte at a time, with 2 ms between two bytes. */
    public FaultPlan drip() {
        return drip(DRIP_PAUSE);
    }

    /**
     * Sends the response body one byte at a time.
     *
     * @param pause between two bytes, by the simulator's sleeper
     * @throws IllegalArgumentException if it is negative
     */
    public FaultPlan drip(Duration pause) {
        if (pause.isNegative()) {
            throw new IllegalArgumentException("pause is negative: " + pause);
        }
        return plan.add(matcher, new Fault.Drip(pause));
    }

    /** Refuses the request as throttled, without a hint how long to wait. Does not process it. */
    public FaultPlan throttle() {
        return plan.add(matcher, new Fault.Throttle(Optional.empty()));
    }

    /**
     * Serves a number of requests, then refuses requests as throttled until the hint has passed on the clock. Each refusal
     * says how much of it is left, over HTTP in whole seconds, rounded up. {@link #nth} and {@link #every} have no effect
     * here.
     *
     * @param after how many requests are served before; 0 for none
     * @throws IllegalArgumentException if the number is negative, or the hint is not positive
     */
    public FaultPlan throttle(int after, Duration hint) {
        if (after < 0 || hint.isNegative() || hint.isZero()) {
            throw new IllegalArgumentException(
                    "after must be 0 or more and hint positive; they are " + after + " and " + hint);
        }
        return plan.addWindow(matcher.nth(after + 1), hint);
    }

    /** Returns an error response, also for operations for which it is not documented. Does not process the request. */
    public FaultPlan error(PlatformError error) {
        return plan.add(matcher, new Fault.ErrorResponse(error));
    }

    /**
     * Closes the connection when this many bytes of an upload's body have arrived. The bytes are kept, unless the variant
     * {@code CUT_BODIES_DROPPED} is enabled.
     *
     * @throws IllegalArgumentException if the number is negative, or the target has no {@link Operation#SEND_UPLOAD}
     */
    public FaultPlan cutAfter(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("cutAfter takes 0 bytes or more; this is " + bytes);
        }
        return plan.add(limitedTo("cutAfter", EnumSet.of(Operation.SEND_UPLOAD)), new Fault.CutAfter(bytes, false));
    }

    /**
     * Forgets the upload session that the request names, before the request is processed.
     *
     * @throws IllegalArgumentException if the target has neither {@link Operation#SEND_UPLOAD} nor {@link
     *     Operation#FETCH_OFFSET}
     */
    public FaultPlan forgetSession() {
        return plan.add(
                limitedTo("forgetSession", EnumSet.of(Operation.SEND_UPLOAD, Operation.FETCH_OFFSET)),
                new Fault.ForgetSession());
    }

    /**
     * Responds with this offset when the client asks for the offset of an upload.
     *
     * @param offset any value, also negative or past the end of the file
     * @throws IllegalArgumentException if the target has no {@link Operation#FETCH_OFFSET}
     */
    public FaultPlan wrongOffset(long offset) {
        return wrongOffset(correct -> offset);
    }

    /** As {@link #wrongOffset(long)}, with an offset that is computed from the correct one. */
    public FaultPlan wrongOffset(LongUnaryOperator offset) {
        return plan.add(
                limitedTo("wrongOffset", EnumSet.of(Operation.FETCH_OFFSET)), new Fault.WrongOffset(offset));
    }

    private RequestMatcher limitedTo(String fault, Set<Operation> possible) {
        Set<Operation> operations = EnumSet.copyOf(possible);
        operations.retainAll(matcher.operations());
        if (operations.isEmpty()) {
            throw new IllegalArgumentException(
                    fault + " is a fault of " + possible + "; the target is " + matcher.operations());
        }
        return matcher.with(operations);
    }
}
