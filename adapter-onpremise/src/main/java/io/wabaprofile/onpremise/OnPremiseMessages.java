package io.wabaprofile.onpremise;

import io.wabaprofile.http.internal.platform.ResponseMember;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The documents of the On-Premise endpoints. Any member may be missing in what is read; what is null is not written. */
final class OnPremiseMessages {
    private OnPremiseMessages() {}

    /** What all three resources are read as: each fills its own branch. */
    record SettingsResponse(@Nullable Settings settings) {}

    record Settings(
            @Nullable ProfileSettings profile, @Nullable Business business) {}

    record ProfileSettings(
            @Nullable AboutSettings about, @Nullable PhotoSettings photo) {}

    record AboutSettings(@Nullable ResponseMember text) {}

    record PhotoSettings(@Nullable ResponseMember link) {}

    record Business(@Nullable BusinessSettings profile) {}

    record BusinessSettings(
            @Nullable ResponseMember address,
            @Nullable ResponseMember description,
            @Nullable ResponseMember email,
            @Nullable ResponseMember vertical,
            @Nullable ResponseMember websites) {}

    /** Written. */
    record About(String text) {}

    /** Written. */
    record BusinessFields(
            @Nullable String address,
            @Nullable String description,
            @Nullable String email,
            @Nullable String vertical,
            @Nullable List<String> websites) {}
}
