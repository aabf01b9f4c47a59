package io.wabaprofile.onpremise;

import io.wabaprofile.profile.Vertical;
import java.util.Map;
import java.util.stream.Collectors;

/** On-Premise servers name industries by label. A label or a code without a counterpart passes through. */
final class VerticalLabels {
    private static final Map<String, Vertical> BY_LABEL = Map.ofEntries(
            Map.entry("Automotive", Vertical.AUTO),
            Map.entry("Beauty, Spa and Salon", Vertical.BEAUTY),
            Map.entry("Clothing and Apparel", Vertical.APPAREL),
            Map.entry("Education", Vertical.EDU),
            Map.entry("Entertainment", Vertical.ENTERTAIN),
            Map.entry("Event Planning and Service", Vertical.EVENT_PLAN),
            Map.entry("Finance and Banking", Vertical.FINANCE),
            Map.entry("Food and Grocery", Vertical.GROCERY),
            Map.entry("Public Service", Vertical.GOVT),
            Map.entry("Hotel and Lodging", Vertical.HOTEL),
            Map.entry("Medical and Health", Vertical.HEALTH),
            Map.entry("Non-profit", Vertical.NONPROFIT),
            Map.entry("Professional Services", Vertical.PROF_SERVICES),
            Map.entry("Shopping and Retail", Vertical.RETAIL),
            Map.entry("Travel and Transportation", Vertical.TRAVEL),
            Map.entry("Restaurant", Vertical.RESTAURANT),
            Map.entry("Other", Vertical.OTHER));

    private static final Map<Vertical, String> BY_VERTICAL =
            BY_LABEL.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private VerticalLabels() {}

    static Vertical vertical(String label) {
        Vertical known = BY_LABEL.get(label);
        return known == null ? Vertical.of(label) : known;
    }

    static String label(Vertical vertical) {
        return BY_VERTICAL.getOrDefault(vertical, vertical.code());
    }
}
