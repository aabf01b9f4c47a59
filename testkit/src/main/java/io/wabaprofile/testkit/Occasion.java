package io.wabaprofile.testkit;

import io.wabaprofile.port.Operation;
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
record Occasion(Set<Operation> operations, @Nullable SimulatedAccount channel, int first, int last) {

    static Occasion next(Set<Operation> operations) {
        return new Occasion(operations, null, 1, 1);
    }

    Occasion with(Set<Operation> others) {
        return new Occasion(others, channel, first, last);
    }

    Occasion of(SimulatedAccount one) {
        return new Occasion(operations, one, first, last);
    }

    /** @throws IllegalArgumentException if it is under 1 */
    Occasion nth(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("Calls are counted from 1; this is " + n);
        }
        return new Occasion(operations, channel, n, n);
    }

    Occasion every() {
        return new Occasion(operations, channel, 1, Integer.MAX_VALUE);
    }

    boolean isFor(Operation operation, SimulatedAccount account) {
        return operations.contains(operation) && (channel == null || channel == account);
    }

    boolean includes(int count) {
        return first <= count && count <= last;
    }

    /** In words, without anything secret. */
    @Override
    public String toString() {
        String which = first == last ? "call " + first : "every call";
        String what = operations.equals(EnumSet.allOf(Operation.class))
                ? ""
                : operations.stream().map(Operation::displayName).collect(Collectors.joining(" or ", " of ", ""));
        return "on " + which + what + (channel == null ? "" : " of one channel");
    }
}
