package io.wabaprofile.testkit.simulator.rules;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.testkit.account.VerticalCodes;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** What is refused, and how disputed facts are settled. */
public final class SimulatorRules {
    private static final Pattern EMPTY_PATH = Pattern.compile("(?i)^(https?://[^/?#]+)(?=[?#]|$)");

    private final Set<StrictCheck> disabledChecks = ConcurrentHashMap.newKeySet();
    private final Map<String, Variant> byFact = new ConcurrentHashMap<>();

    public void disable(StrictCheck check) {
        disabledChecks.add(check);
    }

    public void enable(StrictCheck check) {
        disabledChecks.remove(check);
    }

    public boolean checks(StrictCheck check) {
        return !disabledChecks.contains(check);
    }

    public Set<StrictCheck> disabledChecks() {
        Set<StrictCheck> copy = EnumSet.noneOf(StrictCheck.class);
        copy.addAll(disabledChecks);
        return copy;
    }

    public void enable(Variant variant) {
        byFact.put(variant.fact(), variant);
    }

    public void disable(Variant variant) {
        byFact.remove(variant.fact(), variant);
    }

    public boolean has(Variant variant) {
        return byFact.get(variant.fact()) == variant;
    }

    /** The websites as a read shows them. */
    public List<String> websites(BusinessProfile profile) {
        return has(Variant.WEBSITES_GET_A_SLASH)
                ? profile.websites().stream()
                        .map(website -> EMPTY_PATH.matcher(website).replaceFirst("$1/"))
                        .toList()
                : profile.websites();
    }

    /** The codes of the verticals that the Cloud API accepts. */
    public List<String> verticals() {
        return has(Variant.MATRIMONY_REFUSED)
                ? VerticalCodes.CODES.stream()
                        .filter(code -> !code.equals("MATRIMONY_SERVICE"))
                        .toList()
                : VerticalCodes.CODES;
    }

    public Set<Variant> enabledVariants() {
        Set<Variant> copy = EnumSet.noneOf(Variant.class);
        copy.addAll(byFact.values());
        return copy;
    }

    public void reset() {
        disabledChecks.clear();
        byFact.clear();
    }
}
