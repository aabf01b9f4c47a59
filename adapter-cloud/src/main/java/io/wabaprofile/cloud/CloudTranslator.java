package io.wabaprofile.cloud;

import static io.wabaprofile.http.internal.platform.ResponseMember.readText;
import static io.wabaprofile.http.internal.platform.ResponseMember.readTexts;

import io.wabaprofile.cloud.CloudMessages.Acknowledgement;
import io.wabaprofile.cloud.CloudMessages.Profile;
import io.wabaprofile.cloud.CloudMessages.ProfileResponse;
import io.wabaprofile.cloud.CloudMessages.Update;
import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.Change;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.profile.Vertical;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Between the documents of the Cloud profile endpoint and the domain. */
final class CloudTranslator {
    private static final String WHATSAPP = "whatsapp";
    private static final String TARGET_OF_ALL = targetOf(ProfileField.all());

    private CloudTranslator() {}

    static String target(Set<ProfileField> fields) {
        return fields.size() == ProfileField.all().size() ? TARGET_OF_ALL : targetOf(fields);
    }

    private static String targetOf(Set<ProfileField> fields) {
        return fields.stream()
                .sorted()
                .map(field -> field == ProfileField.PHOTO ? "profile_picture_url" : field.label())
                .collect(Collectors.joining(",", CloudApi.PROFILE + "?fields=", ""));
    }

    static BusinessProfile profile(ProfileResponse response, Set<ProfileField> asked) {
        if (response.data() == null) {
            throw AttemptFailure.unreadable("it holds no data");
        }
        BusinessProfile.Builder profile = BusinessProfile.builder();
        Profile entry = response.data().isEmpty() ? null : response.data().get(0);
        if (entry == null) {
            return profile.build();
        }
        Profile fields = entry.wrapped() == null ? entry : entry.wrapped();
        for (ProfileField field : asked) {
            read(field, fields, profile);
        }
        return profile.build();
    }

    /** A field whose member cannot be understood is not read. */
    private static void read(ProfileField field, Profile from, BusinessProfile.Builder profile) {
        switch (field) {
            case ABOUT -> readText(from.about(), profile::about);
            case ADDRESS -> readText(from.address(), profile::address);
            case DESCRIPTION -> readText(from.description(), profile::description);
            case EMAIL -> readText(from.email(), profile::email);
            case VERTICAL -> readText(from.vertical(), code -> profile.vertical(vertical(code)));
            case WEBSITES -> readTexts(from.websites(), profile::websites);
            case PHOTO -> readText(from.profilePictureUrl(), profile::photoUrl);
        }
    }

    static Update update(ProfileUpdate update) {
        return new Update(
                WHATSAPP,
                text(update.about()),
                text(update.address()),
                text(update.description()),
                text(update.email()),
                update.vertical().written(Vertical::code, "").orElse(null),
                update.websites()
                        .<List<String>>written(websites -> websites, List.of())
                        .orElse(null),
                null);
    }

    static Update photo(String handle) {
        return new Update(WHATSAPP, null, null, null, null, null, null, handle);
    }

    static void check(Acknowledgement acknowledgement) {
        if (!Boolean.TRUE.equals(acknowledgement.success())) {
            throw AttemptFailure.unreadable("it does not say that it succeeded");
        }
    }

    private static @Nullable String text(Change<String> change) {
        return change.written(value -> value, "").orElse(null);
    }

    private static @Nullable Vertical vertical(@Nullable String code) {
        return code == null || code.isBlank() ? null : Vertical.of(code);
    }
}
