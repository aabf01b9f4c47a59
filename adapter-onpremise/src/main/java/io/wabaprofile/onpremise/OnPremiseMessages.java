package io.wabaprofile.onpremise;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The documents of the On-Premise endpoints. Any member may be missing in what is read; what is null is not written. */
final class OnPremiseMessages {
    private OnPremiseMessages() {}

    /** What all three resources are read as: each fills its own branch. */
    record Answer(@Nullable Settings settings) {}

    record Settings(
            @Nullable ProfileSettings profile, @Nullable Business business) {}

    record ProfileSettings(@Nullable About about, @Nullable Photo photo) {}

    record About(@Nullable String text) {}

    record Photo(@Nullable String link) {}

    record Business(@Nullable BusinessFields profile) {}

    record BusinessFields(
            @Nullable String address,
            @Nullable String description,
            @Nullable String email,
            @Nullable String vertical,
            @Nullable List<String> websites) {}
}
