package io.wabaprofile.testkit.fault;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.account.SimulatedAccount;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Selects the requests that a fault is for.
 *
 * @param operations any of these
 * @param channel null for every channel
 * @param first counted from 1 among the requests that match otherwise, since the fault was planned
 */
public record RequestMatcher(
        Set<Operation> operations, @Nullable SimulatedAccount channel, int first, int last) {

    public static RequestMatcher next(Set<Operation> operations) {
        return new RequestMatcher(operations, null, 1, 1);
    }

    public RequestMatcher with(Set<Operation> others) {
        return new RequestMatcher(others, channel, first, last);
    }

    public RequestMatcher of(SimulatedAccount one) {
        return new RequestMatcher(operations, one, first, last);
    }

    /** @throws IllegalArgumentException if n is under 1 */
    public RequestMatcher nth(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("Requests are counted from 1; this is " + n);
        }
        return new RequestMatcher(operations, channel, n, n);
    }

    public RequestMatcher every() {
        return new RequestMatcher(operations, channel, 1, Integer.MAX_VALUE);
    }

    public boolean isFor(Operation operation, SimulatedAccount account) {
        return operations.contains(operation) && (channel == null || channel == account);
    }

    public boolean includes(int count) {
        return first <= count && count <= last;
    }

    /** A description without secrets. */
    @Override
    public String toString() {
        String which = first == last ? "request " + first : "every request";
        String what = operations.equals(EnumSet.allOf(Operation.class))
                ? ""
                : operations.stream().map(Operation::displayName).collect(Collectors.joining(" or ", " of ", ""));
        return "on " + which + what + (channel == null ? "" : " of one channel");
    }
}
