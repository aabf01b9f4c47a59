package io.wabaprofile.testkit.simulator.rules;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.testkit.account.VerticalCodes;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The disabled checks and the enabled variants of a simulator. Safe for use by several threads. */
public final class SimulatorRules {
    private static final Pattern EMPTY_PATH = Pattern.compile("(?i)^(https?://[^/?#]+)(?=[?#]|$)");

    private final Set<StrictCheck> disabledChecks = ConcurrentHashMap.newKeySet();
    private final Map<String, Variant> variantsByFact = new ConcurrentHashMap<>();

    /** Creates rules with all checks and without variants. */
    public SimulatorRules() {}

    public void disable(StrictCheck check) {
        disabledChecks.add(check);
    }

    public void enable(StrictCheck check) {
        disabledChecks.remove(check);
    }

    /** Returns whether the check is enabled. */
    public boolean checks(StrictCheck check) {
        return !disabledChecks.contains(check);
    }

    /** @throws E if the check is enabled and the request is not valid */
    public <E extends Exception> void require(boolean valid, StrictCheck check, Supplier<E> error) throws E {
        if (!valid && checks(check)) {
            throw error.get();
        }
    }

    public Set<StrictCheck> disabledChecks() {
        Set<StrictCheck> copy = EnumSet.noneOf(StrictCheck.class);
        copy.addAll(disabledChecks);
        return copy;
    }

    /** Enables a variant. Disables the other variants of the same fact. */
    public void enable(Variant variant) {
        variantsByFact.put(variant.fact(), variant);
    }

    public void disable(Variant variant) {
        variantsByFact.remove(variant.fact(), variant);
    }

    /** Returns whether the variant is enabled. */
    public boolean has(Variant variant) {
        return enabledFor(variant) == variant;
    }

    /** Returns the enabled variant of the same fact; null if the default applies. */
    public @Nullable Variant enabledFor(Variant variant) {
        return variantsByFact.get(variant.fact());
    }

    public Set<Variant> enabledVariants() {
        Set<Variant> copy = EnumSet.noneOf(Variant.class);
        copy.addAll(variantsByFact.values());
        return copy;
    }

    /** Returns the websites as a read response contains them. */
    public List<String> websites(BusinessProfile profile) {
        return has(Variant.WEBSITES_GET_A_SLASH)
                ? profile.websites().stream()
                        .map(website -> EMPTY_PATH.matcher(website).replaceFirst("$1/"))
                        .toList()
                : profile.websites();
    }

    /** Returns the codes of the verticals that the Cloud API accepts. */
    public List<String> verticals() {
        return has(Variant.MATRIMONY_REFUSED)
                ? VerticalCodes.CODES.stream()
                        .filter(code -> !code.equals("MATRIMONY_SERVICE"))
                        .toList()
                : VerticalCodes.CODES;
    }

    public void reset() {
        disabledChecks.clear();
        variantsByFact.clear();
    }
}
