package io.wabaprofile.testkit.fault;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.fake.FakeAdapter;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong, in terms of the protocol: {@code faults.uploads().nth(2).cutAfter(65_536)}. A {@link
 * Dialog360Simulator} lets it happen on the wire; a {@link FakeAdapter} with the same plan fails as a real adapter does
 * that has given up. Of faults that are planned for the same call, the first happens, and the others have passed.
 *
 * <p>A plan counts: {@link #verify()} fails when a fault was never met. Safe for use by several threads.
 */
public final class FaultPlan {
    private final List<Planned> planned = new ArrayList<>();
    private final List<String> impossible = new ArrayList<>();
    private @Nullable Chaos chaos;
    private int met;

    private FaultPlan() {}

    /** Nothing goes wrong yet. */
    public static FaultPlan create() {
        return new FaultPlan();
    }

    /** Plans a fault for calls of any of these operations. A Cloud update with a picture handle replaces the photo. */
    public CallFaults on(Operation first, Operation... more) {
        return new CallFaults(this, CallMatcher.next(EnumSet.of(first, more)));
    }

    /** Plans a fault for calls of every operation. */
    public CallFaults onAnyCall() {
        return new CallFaults(this, CallMatcher.next(EnumSet.allOf(Operation.class)));
    }

    /** Plans a fault that only uploads have. */
    public UploadFaults uploads() {
        return new UploadFaults(this, CallMatcher.next(EnumSet.of(Operation.SEND_UPLOAD)));
    }

    /**
     * From now on each call for which nothing is planned meets, with this probability, a fault that a good client gets
     * over. The seed is logged at INFO by {@code io.wabaprofile.testkit}; the same seed and the same order of calls bring
     * the same faults.
     *
     * @param probability 0 to 1
     * @throws IllegalArgumentException if it is not in that range
     */
    public FaultPlan chaos(long seed, double probability) {
        Chaos wanted = new Chaos(seed, probability);
        // asked for when there is something to say: the JDK's logging takes a tenth of a simulator's start to set up
        System.getLogger("io.wabaprofile.testkit").log(Level.INFO, wanted.toString());
        synchronized (this) {
            chaos = wanted;
        }
        return this;
    }

    /** As {@link #chaos(long, double)} with a new seed. */
    public FaultPlan chaos(double probability) {
        return chaos(ThreadLocalRandom.current().nextLong(), probability);
    }

    /** How many calls have met a fault, those of chaos included. */
    public synchronized int met() {
        return met;
    }

    /** The faults that no call has met, in words, in the order in which they were planned; chaos is none. */
    public synchronized List<String> neverMet() {
        return planned.stream()
                .filter(one -> one.met == 0)
                .map(Planned::toString)
                .toList();
    }

    /**
     * @throws AssertionError if a fault was never met, or could not happen to the call that met it
     */
    public synchronized void verify() {
        List<String> never = neverMet();
        if (!never.isEmpty() || !impossible.isEmpty()) {
            throw new AssertionError("Faults that were never met: " + never
                    + (impossible.isEmpty() ? "" : "; faults that could not happen: " + impossible));
        }
    }

    /** Forgets everything that was planned and counted. */
    public synchronized void reset() {
        planned.clear();
        impossible.clear();
        chaos = null;
        met = 0;
    }

    /** What is planned, and how often it was met, in words. */
    @Override
    public synchronized String toString() {
        List<String> words = new ArrayList<>();
        planned.forEach(one -> words.add(one + ", met " + one.met + (one.met == 1 ? " time" : " times")));
        if (chaos != null) {
            words.add(chaos.toString());
        }
        return "FaultPlan" + words;
    }

    public synchronized FaultPlan add(CallMatcher occasion, Fault fault) {
        planned.add(new Planned(occasion, fault, null));
        return this;
    }

    /** A throttling that begins with one call and lasts for some time. */
    public synchronized FaultPlan addWindow(CallMatcher occasion, Duration length) {
        planned.add(new Planned(occasion, new Fault.Throttle(Optional.of(length)), length));
        return this;
    }

    public synchronized Optional<Fault> faultFor(Operation operation, SimulatedAccount account, Instant now) {
        Optional<Fault> first = Optional.empty();
        for (Planned one : planned) {
            if (one.occasion.isFor(operation, account)) {
                Optional<Fault> due = one.dueAt(now);
                if (first.isEmpty() && due.isPresent()) {
                    one.met++;
                    first = due;
                }
            }
        }
        if (first.isEmpty() && chaos != null) {
            first = chaos.faultFor(operation);
        }
        first.ifPresent(fault -> met++);
        return first;
    }

    /** What is planned, in that order; chaos is none of it. */
    public synchronized List<PlannedFault> planned() {
        return planned.stream()
                .map(one -> new PlannedFault(one.occasion, one.fault, one.met))
                .toList();
    }

    public synchronized Optional<String> chaosInWords() {
        return Optional.ofNullable(chaos).map(Chaos::toString);
    }

    /** The faults that were met and could not happen, with the reason. */
    public synchronized List<String> impossible() {
        return List.copyOf(impossible);
    }

    /** A fault that was met, but for which the call had no room. */
    public synchronized void couldNotHappen(Fault fault, String why) {
        impossible.add(fault + ": " + why);
    }

    private static final class Planned {
        private final CallMatcher occasion;
        private final Fault fault;
        private final @Nullable Duration window;
        private @Nullable Instant windowEnds;
        private int calls;
        private int met;

        private Planned(CallMatcher occasion, Fault fault, @Nullable Duration window) {
            this.occasion = occasion;
            this.fault = fault;
            this.window = window;
        }

        /** Counts the call. */
        private Optional<Fault> dueAt(Instant now) {
            calls++;
            if (window == null) {
                return occasion.includes(calls) ? Optional.of(fault) : Optional.empty();
            }
            if (windowEnds == null && occasion.includes(calls)) {
                windowEnds = now.plus(window);
            }
            return windowEnds != null && now.isBefore(windowEnds)
                    ? Optional.of(new Fault.Throttle(Optional.of(Duration.between(now, windowEnds))))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return fault + " " + occasion;
        }
    }

    /** Draws for each call, so that the draws follow the order of calls alone. */
    private static final class Chaos {
        private static final Duration HINT = Duration.ofSeconds(1);
        private static final int LONGEST_PREFIX = 64 * 1024;

        private final long seed;
        private final double probability;
        private final Random chance;

        private Chaos(long seed, double probability) {
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException("A probability is between 0 and 1; this is " + probability);
            }
            this.seed = seed;
            this.probability = probability;
            this.chance = new Random(seed);
        }

        private Optional<Fault> faultFor(Operation operation) {
            boolean strikes = chance.nextDouble() < probability;
            int kind = chance.nextInt(4);
            int prefix = chance.nextInt(LONGEST_PREFIX);
            return strikes ? Optional.of(fault(operation, kind, prefix)) : Optional.empty();
        }

        private static Fault fault(Operation operation, int kind, int prefix) {
            return switch (kind) {
                case 0 -> new Fault.AnswerLost();
                case 1 -> new Fault.Throttle(Optional.of(HINT));
                case 2 -> new Fault.ErrorAnswered(PlatformError.GATEWAY_RESTARTING);
                default ->
                    operation == Operation.SEND_UPLOAD
                            ? new Fault.CutAfter(prefix, true)
                            : new Fault.ErrorAnswered(PlatformError.UNEXPECTED_ERROR);
            };
        }

        @Override
        public String toString() {
            return "chaos(" + seed + "L, " + probability + ")";
        }
    }
}
