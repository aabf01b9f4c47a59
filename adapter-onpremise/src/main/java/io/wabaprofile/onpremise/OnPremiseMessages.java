package io.wabaprofile.onpremise;

import io.wabaprofile.http.internal.platform.ResponseMember;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The documents of the On-Premise endpoints. Each member of a response is optional. */
final class OnPremiseMessages {
    private OnPremiseMessages() {}

    /** The response of all three resources. Each resource has its own branch. */
    record SettingsResponse(@Nullable Settings settings) {}

    record Settings(
            @Nullable ProfileSettings profile, @Nullable Business business) {}

    record ProfileSettings(
            @Nullable AboutSettings about, @Nullable PhotoSettings photo) {}

    record AboutSettings(@Nullable ResponseMember text) {}

    record PhotoSettings(@Nullable ResponseMember link) {}

    record Business(@Nullable Map<String, ResponseMember> profile) {}

    record About(String text) {}
}
