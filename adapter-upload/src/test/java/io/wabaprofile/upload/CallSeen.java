package io.wabaprofile.upload;

import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.UploadMismatch;
import io.wabaprofile.upload.RequestSeen.Kind;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;

/**
 * One call as the network saw it, and what its promises allow.
 *
 * @param resumed whether it went on with a session of an earlier call
 * @param took virtual time, from its first to its last request
 */
record CallSeen(Schedule schedule, boolean resumed, List<RequestSeen> requests, Duration took) {
    private static final int MOST_ATTEMPTS = 10;
    private static final int MOST_SESSIONS = 2;
    private static final int MOST_WITHOUT_PROGRESS = 3;

    List<RequestSeen> sends() {
        return all(request -> request.kind() == Kind.SEND);
    }

    private List<RequestSeen> all(Predicate<RequestSeen> which) {
        return requests.stream().filter(which).toList();
    }

    private boolean met(Fault.Kind kind) {
        return requests.stream().anyMatch(request -> request.meets(kind));
    }

    /** One that is resumed counts even if the platform is known to answer no question about it. */
    int sessions() {
        boolean unasked = resumed && (requests.isEmpty() || requests.get(0).kind() == Kind.OPEN);
        long reached = requests.stream()
                .mapToInt(RequestSeen::session)
                .filter(session -> session > 0)
                .distinct()
                .count();
        return (int) reached + (unasked ? 1 : 0);
    }

    /** Content bytes that left the client. */
    long taken() {
        return requests.stream().mapToLong(RequestSeen::taken).sum();
    }

    /** The bytes of all attempts but the last. */
    long announcedInVain() {
        List<RequestSeen> sends = sends();
        return sends.subList(0, Math.max(0, sends.size() - 1)).stream()
                .filter(send -> !send.meets(Fault.Kind.NO_CONNECTION))
                .mapToLong(RequestSeen::announced)
                .sum();
    }

    /**
     * How much went out that had gone out before.
     *
     * @param readAhead of each attempt, beyond what was taken from it
     */
    long takenAgain(long readAhead) {
        BitSet before = new BitSet();
        long again = 0;
        for (RequestSeen send : sends()) {
            int from = (int) send.offset();
            int to = from + (int) Math.min(send.announced(), send.taken() + readAhead);
            again += before.get(from, to).cardinality();
            before.set(from, to);
        }
        return again;
    }

    /** Whether no attempt began before the one that it goes on from, unless the server went back itself. */
    boolean neverGoesBack() {
        if (met(Fault.Kind.ROLLBACK) || met(Fault.Kind.LIE)) {
            return true;
        }
        List<RequestSeen> sends = sends();
        for (int i = 1; i < sends.size(); i++) {
            RequestSeen before = sends.get(i - 1);
            RequestSeen after = sends.get(i);
            if (after.session() == before.session() && after.offset() < before.offset()) {
                return false;
            }
        }
        return true;
    }

    /** Whether the promises allow that the call ends like this. */
    boolean mayFailWith(GatewayException failure) {
        if (failure.outcome() != Outcome.NOT_APPLIED || requests.stream().noneMatch(RequestSeen::isFaulty)) {
            return false;
        }
        if (failure instanceof Cancelled) {
            return met(Fault.Kind.STOP);
        }
        if (failure instanceof UploadMismatch) {
            return met(Fault.Kind.LIE);
        }
        return isOutOfTime() || isOutOfRepeats() || endsInVain();
    }

    private boolean isOutOfTime() {
        return took.compareTo(UploadSettings.DEFAULT.uploadLimit(schedule.length())) >= 0
                || requests.stream()
                        .anyMatch(request -> request.meets(Fault.Kind.BUSY)
                                && request.fault().choice() == Fault.LONG_WAIT);
    }

    private boolean isOutOfRepeats() {
        return all(RequestSeen::isFaulty).size() >= MOST_ATTEMPTS
                || sends().size() >= MOST_ATTEMPTS
                || all(request -> request.meets(Fault.Kind.NEW_KEY)).size() > 1;
    }

    /** Whether its last request was one too many of its kind. */
    private boolean endsInVain() {
        RequestSeen last = requests.get(requests.size() - 1);
        if (last.kind() == Kind.OPEN) {
            return faultyAtTheEnd(Kind.OPEN) >= 2 || last.fault().saysAnUnusableId();
        }
        if (faultyAtTheEnd(Kind.ASK) >= (last.meets(Fault.Kind.NONSENSE) ? 2 : 3)) {
            return true;
        }
        List<RequestSeen> sends = sends();
        return !sends.isEmpty() && sendsInVain(sends.get(sends.size() - 1));
    }

    private int faultyAtTheEnd(Kind kind) {
        int count = 0;
        for (int i = requests.size() - 1; i >= 0; i--) {
            if (requests.get(i).kind() != kind || !requests.get(i).isFaulty()) {
                return count;
            }
            count++;
        }
        return count;
    }

    private boolean sendsInVain(RequestSeen last) {
        int attempts = withoutProgress();
        boolean stalled = attempts >= MOST_WITHOUT_PROGRESS;
        boolean nonsense = last.meets(Fault.Kind.NONSENSE) && attempts > 1;
        boolean unreachable = stalled && last.meets(Fault.Kind.NO_CONNECTION);
        return nonsense || unreachable || (sessions() == MOST_SESSIONS && (stalled || !canGoOn()));
    }

    /** The last attempts of which none began further than the one before. */
    private int withoutProgress() {
        List<RequestSeen> sends = sends();
        int first = sends.size() - 1;
        while (first > 0
                && sends.get(first - 1).session() == sends.get(first).session()
                && sends.get(first - 1).offset() >= sends.get(first).offset()) {
            first--;
        }
        return sends.size() - first;
    }

    private boolean canGoOn() {
        return schedule.facts().servesQuery()
                && !schedule.facts().finishedIsForgotten()
                && !met(Fault.Kind.FORGET)
                && !mayHaveMistakenForgottenForNotServed();
    }

    /** A bare 404 says either, and is remembered of the host. */
    private boolean mayHaveMistakenForgottenForNotServed() {
        return schedule.facts().forgotten().status() == 404
                && schedule.faults().stream().anyMatch(fault -> fault.kind() == Fault.Kind.FORGET);
    }
}
