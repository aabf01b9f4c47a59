package io.wabaprofile.onpremise;

import io.wabaprofile.profile.Vertical;
import java.util.Set;

/** On-Premise servers name industries by label. A label or a code without a counterpart passes through. */
final class VerticalLabels {
    /** Have no label in the On-Premise API. */
    private static final Set<Vertical> CLOUD_ONLY = Set.of(
            Vertical.ALCOHOL,
            Vertical.ONLINE_GAMBLING,
            Vertical.PHYSICAL_GAMBLING,
            Vertical.OTC_DRUGS,
            Vertical.MATRIMONY_SERVICE);

    private VerticalLabels() {}

    static Vertical vertical(String label) {
        return Vertical.known().stream()
                .filter(known -> label(known).equals(label))
                .findFirst()
                .orElseGet(() -> Vertical.of(label));
    }

    static String label(Vertical vertical) {
        return CLOUD_ONLY.contains(vertical) ? vertical.code() : vertical.label();
    }
}
