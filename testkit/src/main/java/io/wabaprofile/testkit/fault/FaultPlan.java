package io.wabaprofile.testkit.fault;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.account.SimulatedAccount;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A plan of faults, such as {@code faults.uploads().nth(2).cutAfter(65_536)}. The simulator injects a fault over HTTP.
 * The
 * fake throws the exception that an adapter throws when it has no retries left. If several faults are planned for one
 * request, the first fault of the plan is injected. The other faults count the request.
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

    /**
     * Targets requests of these operations. A Cloud update with a picture handle is {@link Operation#REPLACE_PHOTO}.
     */
    public FaultTarget on(Operation first, Operation... more) {
        return target(EnumSet.of(first, more));
    }

    /** Targets requests of every operation. */
    public FaultTarget onAnyRequest() {
        return target(EnumSet.allOf(Operation.class));
    }

    /** Targets the requests that send bytes to an upload session or query its offset. */
    public FaultTarget uploads() {
        return target(EnumSet.of(Operation.SEND_UPLOAD, Operation.FETCH_OFFSET));
    }

    private FaultTarget target(Set<Operation> operations) {
        return new FaultTarget(this, RequestMatcher.next(operations));
    }

    /**
     * Injects random transient faults into requests without a planned fault. Logs the seed at INFO to {@code
     * io.wabaprofile.testkit}. The same seed and the same order of requests produce the same faults.
     *
     * @param probability of a fault per request, 0 to 1
     * @throws IllegalArgumentException if the probability is not in that range
     */
    public FaultPlan chaos(long seed, double probability) {
        Chaos added = new Chaos(seed, probability);
        // The logger is not a field, because the JDK's logging would take a tenth of the simulator's start time.
        System.getLogger("io.wabaprofile.testkit").log(Level.INFO, added.toString());
        synchronized (this) {
            chaos = added;
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

    /**
     * Descriptions of the planned faults that were not injected, in the order of the plan. Random faults are not
     * listed.
     */
    public synchronized List<String> unused() {
        return planned.stream()
                .filter(fault -> fault.injected == 0)
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
        planned.forEach(
                fault -> all.add(fault + ", injected " + fault.injected + (fault.injected == 1 ? " time" : " times")));
        chaosDescription().ifPresent(all::add);
        return "FaultPlan" + all;
    }

    synchronized FaultPlan add(RequestMatcher matcher, Fault fault) {
        planned.add(new Planned(matcher, fault, null));
        return this;
    }

    /** Adds a throttling that starts with one request and ends after this time. */
    synchronized FaultPlan addWindow(RequestMatcher matcher, Duration length) {
        planned.add(new Planned(matcher, new Fault.Throttle(Optional.of(length)), length));
        return this;
    }

    /**
     * Returns the fault to inject into a request, and counts the request. For the fake and the simulator.
     *
     * @param account the channel of the request; null if the request is about several channels
     */
    public synchronized Optional<Fault> faultFor(Operation operation, @Nullable SimulatedAccount account, Instant now) {
        Optional<Fault> first = Optional.empty();
        for (Planned candidate : planned) {
            if (candidate.matcher.isFor(operation, account)) {
                Optional<Fault> due = candidate.dueAt(now);
                if (first.isEmpty() && due.isPresent()) {
                    candidate.injected++;
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
                .map(fault -> new PlannedFault(fault.matcher, fault.fault, fault.injected))
                .toList();
    }

    /** Seed and probability of the random faults; empty without {@link #chaos}. */
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

    /** A fault with its matcher and its counts. */
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

        /** Counts a request and returns the fault to inject into it. */
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
