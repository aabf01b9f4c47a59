package io.wabaprofile.testkit.fault;

import java.util.Set;
import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.account.SimulatedAccount;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A plan of faults in terms of the protocol: {@code faults.uploads().nth(2).cutAfter(65_536)}. The simulator injects a
 * fault over HTTP. The fake throws the exception that an adapter throws when its retries are used up. If several faults are
 * planned for one request, the first of the plan is injected and the others count as passed.
 *
 * <p>{@link #verify()} fails if a planned fault was not injected. Safe for use by several threads.
 */
public final class FaultPlan {
    private final List<Planned> planned = new ArrayList<>();
    private final List<String> notApplicable = new ArrayList<>();
    private @Nullable Chaos chaos;
    private int injected;

    private FaultPlan() {}

    /** Returns an empty plan. */
    public static FaultPlan create() {
        return new FaultPlan();
    }

    /** Targets requests of these operations. A Cloud update with a picture handle is {@link Operation#REPLACE_PHOTO}. */
    public FaultTarget on(Operation first, Operation... more) {
        return target(EnumSet.of(first, more));
    }

    /** Targets requests of every operation. */
    public FaultTarget onAnyRequest() {
        return target(EnumSet.allOf(Operation.class));
    }

    /** Targets the requests that send bytes to an upload session or ask for its offset. */
    public FaultTarget uploads() {
        return target(EnumSet.of(Operation.SEND_UPLOAD, Operation.FETCH_OFFSET));
    }

    private FaultTarget target(Set<Operation> operations) {
        return new FaultTarget(this, RequestMatcher.next(operations));
    }

    /**
     * Injects random faults, which a client with retries survives, into requests without a planned fault. Logs the seed at
     * INFO to {@code io.wabaprofile.testkit}. The same seed and the same order of requests give the same faults.
     *
     * @param probability of a fault per request, 0 to 1
     * @throws IllegalArgumentException if the probability is not in that range
     */
    public FaultPlan chaos(long seed, double probability) {
        Chaos wanted = new Chaos(seed, probability);
        // created here and not in a field: the JDK's logging takes a tenth of the time in which a simulator starts
        System.getLogger("io.wabaprofile.testkit").log(Level.INFO, wanted.toString());
        synchronized (this) {
            chaos = wanted;
        }
        return this;
    }

    /** As {@link #chaos(long, double)} with a random seed. */
    public FaultPlan chaos(double probability) {
        return chaos(ThreadLocalRandom.current().nextLong(), probability);
    }

    /** The number of requests with an injected fault, random faults included. */
    public synchronized int injected() {
        return injected;
    }

    /** Descriptions of the planned faults that were not injected, in the order of the plan. Random faults are not listed. */
    public synchronized List<String> unused() {
        return planned.stream()
                .filter(one -> one.injected == 0)
                .map(Planned::toString)
                .toList();
    }

    /** @throws AssertionError if a planned fault was not injected, or was not applicable to its request */
    public synchronized void verify() {
        List<String> unused = unused();
        if (!unused.isEmpty() || !notApplicable.isEmpty()) {
            throw new AssertionError("Faults that were not injected: " + unused
                    + (notApplicable.isEmpty() ? "" : "; faults that were not applicable: " + notApplicable));
        }
    }

    /** Removes all planned faults and resets the counts. */
    public synchronized void reset() {
        planned.clear();
        notApplicable.clear();
        chaos = null;
        injected = 0;
    }

    @Override
    public synchronized String toString() {
        List<String> all = new ArrayList<>();
        planned.forEach(one -> all.add(one + ", injected " + one.injected + (one.injected == 1 ? " time" : " times")));
        chaosDescription().ifPresent(all::add);
        return "FaultPlan" + all;
    }

    synchronized FaultPlan add(RequestMatcher matcher, Fault fault) {
        planned.add(new Planned(matcher, fault, null));
        return this;
    }

    /** Adds a throttling that starts with one request and lasts for some time. */
    synchronized FaultPlan addWindow(RequestMatcher matcher, Duration length) {
        planned.add(new Planned(matcher, new Fault.Throttle(Optional.of(length)), length));
        return this;
    }

    /** Returns the fault to inject into a request, and counts the request. For the fake and the simulator. */
    public synchronized Optional<Fault> faultFor(Operation operation, SimulatedAccount account, Instant now) {
        Optional<Fault> first = Optional.empty();
        for (Planned one : planned) {
            if (one.matcher.isFor(operation, account)) {
                Optional<Fault> due = one.dueAt(now);
                if (first.isEmpty() && due.isPresent()) {
                    one.injected++;
                    first = due;
                }
            }
        }
        if (first.isEmpty() && chaos != null) {
            first = chaos.faultFor(operation);
        }
        first.ifPresent(fault -> injected++);
        return first;
    }

    /** The planned faults in the order of the plan, without random faults. */
    public synchronized List<PlannedFault> planned() {
        return planned.stream()
                .map(one -> new PlannedFault(one.matcher, one.fault, one.injected))
                .toList();
    }

    /** Seed and probability of the random faults; empty if there are none. */
    public synchronized Optional<String> chaosDescription() {
        return Optional.ofNullable(chaos).map(Chaos::toString);
    }

    /** The faults that were not applicable to their request, each with the reason. */
    public synchronized List<String> notApplicable() {
        return List.copyOf(notApplicable);
    }

    /** Reports that a fault was not applicable to its request. For the fake and the simulator. */
    public synchronized void notApplicable(Fault fault, String reason) {
        notApplicable.add(fault + ": " + reason);
    }

    private static final class Planned {
        private final RequestMatcher matcher;
        private final Fault fault;
        private final @Nullable Duration window;
        private @Nullable Instant windowEnds;
        private int requests;
        private int injected;

        private Planned(RequestMatcher matcher, Fault fault, @Nullable Duration window) {
            this.matcher = matcher;
            this.fault = fault;
            this.window = window;
        }

        /** Counts the request. */
        private Optional<Fault> dueAt(Instant now) {
            requests++;
            if (window == null) {
                return matcher.includes(requests) ? Optional.of(fault) : Optional.empty();
            }
            if (windowEnds == null && matcher.includes(requests)) {
                windowEnds = now.plus(window);
            }
            return windowEnds != null && now.isBefore(windowEnds)
                    ? Optional.of(new Fault.Throttle(Optional.of(Duration.between(now, windowEnds))))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return fault + " " + matcher;
        }
    }
}
