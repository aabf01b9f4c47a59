package io.wabaprofile.testkit.assertj;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.journal.Exchange;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/**
 * Says which calls a simulator should have received: all of them, or those of one channel. A failure shows what it received,
 * a line for each call; keys, session ids and handles stand in no failure. At most the last 1,000 calls are known.
 */
public final class SimulatorAssert extends AbstractAssert<SimulatorAssert, Dialog360Simulator> {
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

    /** What follows is about the calls of this channel alone; one that is for none of the APIs is of no channel. */
    public SimulatorAssert fromChannel(SimulatedAccount account) {
        if (!simulator().accounts().contains(account)) {
            throw failure("The simulator does not serve this account");
        }
        return new SimulatorAssert(actual, Optional.of(account)).as(descriptionText());
    }

    /** Exactly these calls, in the order in which they were answered, attempts that failed included. */
    public SimulatorAssert received(Operation... expected) {
        List<Optional<Operation>> operations =
                calls().stream().map(Exchange::operation).toList();
        List<Optional<Operation>> wanted =
                List.of(expected).stream().map(Optional::of).toList();
        if (!operations.equals(wanted)) {
            throw failure("The simulator should have received%n  %s%nbut received%s", inWords(expected), received());
        }
        return this;
    }

    private static String inWords(Operation... operations) {
        return List.of(operations).stream().map(Operation::displayName).collect(Collectors.joining(", "));
    }

    /** So many calls, whichever they are, attempts that failed included. */
    public SimulatorAssert receivedCalls(int expected) {
        if (calls().size() != expected) {
            throw failure("The simulator should have received %d calls but received%s", expected, received());
        }
        return this;
    }

    /** So many calls of one operation, among others. */
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
     * At least one call to this target.
     *
     * @param target a path, or a path with its query, as {@link Exchange#target()} has it
     */
    public SimulatorAssert receivedCallTo(String target) {
        boolean came = calls().stream()
                .map(Exchange::target)
                .anyMatch(one -> one.equals(target) || one.startsWith(target + "?"));
        if (!came) {
            throw failure("The simulator should have received a call to%n  %s%nbut received%s", target, received());
        }
        return this;
    }

    /** Neither a key, nor a session id, nor a handle of any channel stands in a text, see {@link SimulatedAccount#secretsIn}. */
    public SimulatorAssert hasNoSecretIn(CharSequence... texts) {
        for (int i = 0; i < texts.length; i++) {
            complain(SecretSearch.in(accounts(), texts[i]), texts.length == 1 ? "The text" : "Text " + (i + 1));
        }
        return this;
    }

    /** The same for a failure: its texts, and those of its causes and of what it suppressed. */
    public SimulatorAssert hasNoSecretIn(Throwable failure) {
        complain(
                SecretSearch.in(accounts(), failure),
                "The " + failure.getClass().getSimpleName());
        return this;
    }

    private void complain(List<String> found, String where) {
        if (!found.isEmpty()) {
            throw failure("%s contains %s of a channel; it is not shown here", where, String.join(" and ", found));
        }
    }

    private List<SimulatedAccount> accounts() {
        return channel.map(List::of).orElseGet(() -> simulator().accounts());
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
