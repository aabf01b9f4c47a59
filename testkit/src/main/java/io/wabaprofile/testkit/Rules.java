package io.wabaprofile.testkit;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is refused, and how disputed facts are settled. */
final class Rules {
    private final Set<Refusal> allowed = ConcurrentHashMap.newKeySet();
    private final Map<String, Variant> byFact = new ConcurrentHashMap<>();

    void allow(Refusal refusal) {
        allowed.add(refusal);
    }

    void refuseAgain(Refusal refusal) {
        allowed.remove(refusal);
    }

    boolean refuses(Refusal refusal) {
        return !allowed.contains(refusal);
    }

    Set<Refusal> allowed() {
        Set<Refusal> now = EnumSet.noneOf(Refusal.class);
        now.addAll(allowed);
        return now;
    }

    void choose(Variant variant) {
        byFact.put(variant.fact(), variant);
    }

    void dropChoice(Variant variant) {
        byFact.remove(variant.fact(), variant);
    }

    boolean has(Variant variant) {
        return byFact.get(variant.fact()) == variant;
    }

    Set<Variant> chosen() {
        Set<Variant> now = EnumSet.noneOf(Variant.class);
        now.addAll(byFact.values());
        return now;
    }

    void reset() {
        allowed.clear();
        byFact.clear();
    }
}
