package io.wabaprofile.testkit.assertj;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.journal.Exchange;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Assertions about the calls that a simulator received, from all channels or from one. A failure lists the calls. Keys,
 * session ids and handles are not shown. The simulator keeps the last 1,000 calls.
 */
public final class SimulatorAssert extends SecretAwareAssert<SimulatorAssert, Dialog360Simulator> {
    private final Optional<SimulatedAccount> channel;

    SimulatorAssert(Dialog360Simulator actual) {
        this(actual, Optional.empty());
    }

    private SimulatorAssert(Dialog360Simulator actual, Optional<SimulatedAccount> channel) {
        super(actual, SimulatorAssert.class);
        this.channel = channel;
    }

    private Dialog360Simulator simulator() {
        isNotNull();
        return actual;
    }

    @Override
    List<SimulatedAccount> accounts() {
        return channel.map(List::of).orElseGet(() -> simulator().accounts());
    }

    /** Restricts the following assertions to the calls of this channel. Calls to unknown paths belong to no channel. */
    public SimulatorAssert fromChannel(SimulatedAccount account) {
        if (!simulator().accounts().contains(account)) {
            throw failure("The simulator does not serve this account");
        }
        return new SimulatorAssert(actual, Optional.of(account)).as(descriptionText());
    }

    /** Verifies the calls in the order of their responses, including failed attempts. */
    public SimulatorAssert received(Operation... expected) {
        List<String> expectedCalls =
                Stream.of(expected).map(Operation::displayName).toList();
        List<String> actualCalls = calls().stream()
                .map(call -> call.operation().map(Operation::displayName).orElse("unknown call"))
                .toList();
        if (!actualCalls.equals(expectedCalls)) {
            throw failure(
                    "The simulator should have received%n  %s%nbut received%s",
                    String.join(", ", expectedCalls), received());
        }
        return this;
    }

    /** Verifies the number of calls, including failed attempts. */
    public SimulatorAssert receivedCalls(int expected) {
        if (calls().size() != expected) {
            throw failure("The simulator should have received %d calls but received%s", expected, received());
        }
        return this;
    }

    /** Verifies the number of calls of one operation, including failed attempts. */
    public SimulatorAssert receivedCalls(int expected, Operation operation) {
        long count = calls().stream()
                .filter(call -> call.operation().filter(operation::equals).isPresent())
                .count();
        if (count != expected) {
            throw failure(
                    "The simulator should have received %d times %s but received%s",
                    expected, operation.displayName(), received());
        }
        return this;
    }

    public SimulatorAssert receivedNothing() {
        return receivedCalls(0);
    }

    /**
     * Verifies that there was a call to this target.
     *
     * @param target a path, or a path with its query, as in {@link Exchange#target()}
     */
    public SimulatorAssert receivedCallTo(String target) {
        boolean received = calls().stream()
                .map(Exchange::target)
                .anyMatch(actualTarget -> actualTarget.equals(target) || actualTarget.startsWith(target + "?"));
        if (!received) {
            throw failure("The simulator should have received a call to%n  %s%nbut received%s", target, received());
        }
        return this;
    }

    private List<Exchange> calls() {
        List<Exchange> all = simulator().exchanges();
        return channel.map(account -> all.stream()
                        .filter(call ->
                                call.channel().orElse(0) == actual.accounts().indexOf(account) + 1)
                        .toList())
                .orElse(all);
    }

    private String received() {
        List<Exchange> calls = calls();
        return calls.isEmpty()
                ? " nothing" + channel.map(account -> " from this channel").orElse("")
                : calls.stream().map(call -> "\n  " + call.summary()).collect(Collectors.joining());
    }
}
