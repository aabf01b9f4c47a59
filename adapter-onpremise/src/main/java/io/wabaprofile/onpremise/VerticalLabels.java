package io.wabaprofile.onpremise;

import io.wabaprofile.profile.Vertical;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Translates between the labels of On-Premise servers and codes. Returns an unknown label or code unchanged. */
final class VerticalLabels {
    /** Verticals without a label in the On-Premise API. */
    private static final Set<Vertical> CLOUD_ONLY = Set.of(
            Vertical.ALCOHOL,
            Vertical.ONLINE_GAMBLING,
            Vertical.PHYSICAL_GAMBLING,
            Vertical.OTC_DRUGS,
            Vertical.MATRIMONY_SERVICE);

    private VerticalLabels() {}

    static @Nullable String code(@Nullable String label) {
        return Vertical.known().stream()
                .filter(known -> label(known).equals(label))
                .map(Vertical::code)
                .findFirst()
                .orElse(label);
    }

    static String label(Vertical vertical) {
        return CLOUD_ONLY.contains(vertical) ? vertical.code() : vertical.label();
    }
}
