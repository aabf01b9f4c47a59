package io.wabaprofile.testkit.fault;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.account.SimulatedAccount;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which calls a fault is for.
 *
 * @param operations any of these
 * @param channel null for every channel
 * @param first counted from 1 among the calls that match otherwise, from when the fault is planned
 */
public record CallMatcher(
        Set<Operation> operations, @Nullable SimulatedAccount channel, int first, int last) {

    public static CallMatcher next(Set<Operation> operations) {
        return new CallMatcher(operations, null, 1, 1);
    }

    public CallMatcher with(Set<Operation> others) {
        return new CallMatcher(others, channel, first, last);
    }

    public CallMatcher of(SimulatedAccount one) {
        return new CallMatcher(operations, one, first, last);
    }

    /** @throws IllegalArgumentException if it is under 1 */
    public CallMatcher nth(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("Calls are counted from 1; this is " + n);
        }
        return new CallMatcher(operations, channel, n, n);
    }

    public CallMatcher every() {
        return new CallMatcher(operations, channel, 1, Integer.MAX_VALUE);
    }

    public boolean isFor(Operation operation, SimulatedAccount account) {
        return operations.contains(operation) && (channel == null || channel == account);
    }

    public boolean includes(int count) {
        return first <= count && count <= last;
    }

    /** In words, without anything secret. */
    @Override
    public String toString() {
        String which = first == last ? "call " + first : "every call";
        String what = operations.equals(EnumSet.allOf(Operation.class))
                ? ""
                : operations.stream().map(Operation::words).collect(Collectors.joining(" or ", " of ", ""));
        return "on " + which + what + (channel == null ? "" : " of one channel");
    }
}
