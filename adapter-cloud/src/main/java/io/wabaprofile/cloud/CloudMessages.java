package io.wabaprofile.cloud;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.wabaprofile.http.internal.platform.ResponseMember;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The documents of the Cloud profile endpoint. Any member may be missing in what is read; what is null is not written. */
final class CloudMessages {
    private CloudMessages() {}

    record ProfileResponse(@Nullable List<Profile> data) {}

    /** Flat in reality, wrapped in {@code business_profile} in some documents. */
    record Profile(
            @Nullable ResponseMember about,
            @Nullable ResponseMember address,
            @Nullable ResponseMember description,
            @Nullable ResponseMember email,
            @JsonProperty("profile_picture_url") @Nullable ResponseMember profilePictureUrl,
            @Nullable ResponseMember websites,
            @Nullable ResponseMember vertical,
            @JsonProperty("business_profile") @Nullable Profile wrapped) {}

    record Update(
            @JsonProperty("messaging_product") String messagingProduct,
            @Nullable String about,
            @Nullable String address,
            @Nullable String description,
            @Nullable String email,
            @Nullable String vertical,
            @Nullable List<String> websites,

            @JsonProperty("profile_picture_handle") @Nullable
            String profilePictureHandle) {

        @Override
        public String toString() {
            return "Update(****)";
        }
    }

    record Acknowledgement(@Nullable Boolean success) {}
}
