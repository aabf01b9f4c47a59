package io.wabaprofile.testkit;

import io.wabaprofile.profile.BusinessProfile;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** What is refused, and how disputed facts are settled. */
final class Rules {
    private static final Pattern EMPTY_PATH = Pattern.compile("(?i)^(https?://[^/?#]+)(?=[?#]|$)");

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

    /** The websites as a read shows them. */
    List<String> websites(BusinessProfile profile) {
        return has(Variant.WEBSITES_GET_A_SLASH)
                ? profile.websites().stream()
                        .map(website -> EMPTY_PATH.matcher(website).replaceFirst("$1/"))
                        .toList()
                : profile.websites();
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
