package io.wabaprofile.cloud;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.wabaprofile.http.internal.platform.ResponseMember;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The documents of the Cloud profile endpoint. Each member of a response is optional. */
final class CloudMessages {
    static final String WHATSAPP = "whatsapp";

    private CloudMessages() {}

    record ProfileResponse(@Nullable List<Profile> data) {}

    /** A profile object. Some servers wrap it in {@code business_profile}. */
    static final class Profile {
        @JsonProperty("business_profile")
        private @Nullable Profile wrapped;

        @JsonAnySetter
        private final Map<String, ResponseMember> members = new HashMap<>();

        @Nullable
        ResponseMember member(String name) {
            return wrapped == null ? members.get(name) : wrapped.members.get(name);
        }
    }

    record PhotoUpdate(
            @JsonProperty("messaging_product") String messagingProduct,
            @JsonProperty("profile_picture_handle") String profilePictureHandle) {
        PhotoUpdate(String handle) {
            this(WHATSAPP, handle);
        }

        @Override
        public String toString() {
            return "PhotoUpdate(****)";
        }
    }

    record Acknowledgement(@Nullable Boolean success) {}
}
