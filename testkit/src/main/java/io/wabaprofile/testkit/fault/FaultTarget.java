package io.wabaprofile.testkit.fault;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.account.SimulatedAccount;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongUnaryOperator;

/**
 * The requests that a fault of a {@link FaultPlan} matches. Default: the next request of the operations, of any
 * channel.
 * {@link #of}, {@link #nth} and {@link #every} return another target. The other methods add a fault for the target to
 * the
 * plan. Immutable.
 */
public final class FaultTarget {
    private static final Duration DRIP_PAUSE = Duration.ofMillis(2);

    private final FaultPlan plan;
    private final RequestMatcher matcher;

    FaultTarget(FaultPlan plan, RequestMatcher matcher) {
        this.plan = plan;
        this.matcher = matcher;
    }

    /** Targets only requests of this channel. */
    public FaultTarget of(SimulatedAccount channel) {
        return new FaultTarget(plan, matcher.of(channel));
    }

    /**
     * Targets the nth matching request from now, counted from 1. A retry by the client counts as a request.
     *
     * @throws IllegalArgumentException if n is under 1
     */
    public FaultTarget nth(int n) {
        return new FaultTarget(plan, matcher.nth(n));
    }

    /** Targets every matching request from now. */
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
     * @param pause between two bytes; the simulator's sleeper waits
     * @throws IllegalArgumentException if the pause is negative
     */
    public FaultPlan drip(Duration pause) {
        if (pause.isNegative()) {
            throw new IllegalArgumentException("pause is negative: " + pause);
        }
        return plan.add(matcher, new Fault.Drip(pause));
    }

    /** Rejects the request as throttled. The response does not say how long to wait. */
    public FaultPlan throttle() {
        return plan.add(matcher, new Fault.Throttle(Optional.empty()));
    }

    /**
     * Serves a number of requests, then rejects requests as throttled until the time has passed on the clock. Each
     * response
     * contains the remaining time, over HTTP in whole seconds, rounded up. {@link #nth} and {@link #every} have no
     * effect.
     *
     * @param after the number of requests to serve first, 0 or more
     * @param retryAfter the length of the throttling
     * @throws IllegalArgumentException if {@code after} is negative or {@code retryAfter} is not positive
     */
    public FaultPlan throttle(int after, Duration retryAfter) {
        if (after < 0 || retryAfter.isNegative() || retryAfter.isZero()) {
            throw new IllegalArgumentException("after must be 0 or more and retryAfter must be positive; they are "
                    + after + " and " + retryAfter);
        }
        return plan.addWindow(matcher.nth(after + 1), retryAfter);
    }

    /** Returns an error response. Does not process the request. The operation need not document the error. */
    public FaultPlan error(PlatformError error) {
        return plan.add(matcher, new Fault.ErrorResponse(error));
    }

    /**
     * Closes the connection when this many bytes of an upload's body have arrived. Keeps the bytes unless the variant
     * {@code CUT_BODIES_DROPPED} is enabled.
     *
     * @throws IllegalArgumentException if the number is negative, or the target has no {@link Operation#SEND_UPLOAD}
     */
    public FaultPlan cutAfter(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes must be 0 or more; it is " + bytes);
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
     * Responds with this offset when the client queries the offset of an upload.
     *
     * @param offset any value, including negative values and values after the end of the file
     * @throws IllegalArgumentException if the target has no {@link Operation#FETCH_OFFSET}
     */
    public FaultPlan wrongOffset(long offset) {
        return wrongOffset(correct -> offset);
    }

    /** As {@link #wrongOffset(long)}, with an offset computed from the correct offset. */
    public FaultPlan wrongOffset(LongUnaryOperator offset) {
        return plan.add(limitedTo("wrongOffset", EnumSet.of(Operation.FETCH_OFFSET)), new Fault.WrongOffset(offset));
    }

    private RequestMatcher limitedTo(String fault, Set<Operation> possible) {
        Set<Operation> operations = EnumSet.copyOf(possible);
        operations.retainAll(matcher.operations());
        if (operations.isEmpty()) {
            throw new IllegalArgumentException(
                    fault + " needs a target with one of " + possible + "; the target is " + matcher.operations());
        }
        return matcher.with(operations);
    }
}
