package io.wabaprofile.outcome;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * The truth about one channel: every state that its profile had, which call wrote it, and which writes are still on their
 * way. Reads lag behind at random, but do not show a state older than one that the client has read or had acknowledged.
 */
final class OutcomeModel {
    static final String PHOTO = "photo";

    private final Random random;
    private final List<Map<String, String>> states = new ArrayList<>(List.of(Map.of()));
    private final List<Write> late = new ArrayList<>();
    private final Set<Part> applied = new HashSet<>();
    private final Set<String> handles = new HashSet<>();
    private final boolean handlesWorkOnce;
    private int seen;
    private int call;
    private int handleCount;

    OutcomeModel(Random random) {
        this.random = random;
        this.handlesWorkOnce = random.nextBoolean();
    }

    /** One of the requests that a call makes: a call may write the business fields, about or the photo. */
    private record Part(int call, String name) {}

    /** @param values empty text clears a field */
    private record Write(Part part, Map<String, String> values) {}

    /** A call of the client starts. The writes of requests that arrive from now on are its writes. */
    int startCall() {
        call++;
        return call;
    }

    /** The number of the latest state. */
    int now() {
        return states.size() - 1;
    }

    Map<String, String> state() {
        return states.get(now());
    }

    void apply(String part, Map<String, String> values) {
        apply(new Write(new Part(call, part), values));
    }

    /** The write arrives later, after other writes perhaps. */
    void applyLater(String part, Map<String, String> values) {
        late.add(new Write(new Part(call, part), values));
    }

    void applyOfAnotherProgram(Map<String, String> values) {
        apply(new Write(new Part(0, "other"), values));
    }

    private void apply(Write write) {
        Map<String, String> next = new HashMap<>(state());
        write.values().forEach((field, value) -> {
            if (value.isEmpty()) {
                next.remove(field);
            } else {
                next.put(field, value);
            }
        });
        states.add(Map.copyOf(next));
        applied.add(write.part());
    }

    /** Some late writes arrive, in any order. */
    void letLateWritesArrive() {
        late.sort(Comparator.comparingInt(write -> random.nextInt()));
        for (int count = random.nextInt(late.size() + 1); count > 0; count--) {
            apply(late.remove(late.size() - 1));
        }
    }

    /** What a read shows; the client sees it. */
    Map<String, String> read() {
        seen += random.nextInt(now() - seen + 1);
        return states.get(seen);
    }

    /** The client learns that the latest write was applied. */
    void acknowledged() {
        seen = now();
    }

    String newHandle() {
        handleCount++;
        String handle = "4:handle-" + handleCount;
        handles.add(handle);
        return handle;
    }

    boolean takes(String handle) {
        return handles.contains(handle);
    }

    void used(String handle) {
        if (handlesWorkOnce) {
            handles.remove(handle);
        }
    }

    /** Whether a write of the call was applied, or may still arrive. */
    boolean mayHaveApplied(int number) {
        return applied.stream().anyMatch(part -> part.call() == number)
                || late.stream().anyMatch(write -> write.part().call() == number);
    }

    boolean mayHaveApplied(int number, String part) {
        Part wanted = new Part(number, part);
        return applied.contains(wanted)
                || late.stream().anyMatch(write -> write.part().equals(wanted));
    }

    boolean hasApplied(int number, String part) {
        return applied.contains(new Part(number, part));
    }

    /** Whether some state since a number held all of the values. */
    boolean heldSince(int number, Map<String, String> values) {
        return states.subList(number, states.size()).stream()
                .anyMatch(state -> values.entrySet().stream()
                        .allMatch(
                                value -> state.getOrDefault(value.getKey(), "").equals(value.getValue())));
    }
}
