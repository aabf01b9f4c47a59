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
 * @param operations the operations that match
 * @param channel the channel that matches; null if every channel matches
 * @param first the first matching request, counted from 1 since the fault was planned
 * @param last the last matching request
 */
public record RequestMatcher(
        Set<Operation> operations, @Nullable SimulatedAccount channel, int first, int last) {

    static RequestMatcher next(Set<Operation> operations) {
        return new RequestMatcher(operations, null, 1, 1);
    }

    RequestMatcher with(Set<Operation> newOperations) {
        return new RequestMatcher(newOperations, channel, first, last);
    }

    RequestMatcher of(SimulatedAccount newChannel) {
        return new RequestMatcher(operations, newChannel, first, last);
    }

    /** @throws IllegalArgumentException if n is under 1 */
    RequestMatcher nth(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("Requests are counted from 1; n is " + n);
        }
        return new RequestMatcher(operations, channel, n, n);
    }

    RequestMatcher every() {
        return new RequestMatcher(operations, channel, 1, Integer.MAX_VALUE);
    }

    boolean isFor(Operation operation, @Nullable SimulatedAccount account) {
        return operations.contains(operation) && (channel == null || channel == account);
    }

    boolean includes(int number) {
        return first <= number && number <= last;
    }

    /** A description without secrets. */
    @Override
    public String toString() {
        String requests = first == last ? "request " + first : "every request";
        String ofOperations = operations.equals(EnumSet.allOf(Operation.class))
                ? ""
                : operations.stream().map(Operation::displayName).collect(Collectors.joining(" or ", " of ", ""));
        return "on " + requests + ofOperations + (channel == null ? "" : " of one channel");
    }
}
