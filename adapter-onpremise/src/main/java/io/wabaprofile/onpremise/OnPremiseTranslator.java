package io.wabaprofile.onpremise;

import static io.wabaprofile.http.internal.platform.ResponseMember.readText;
import static io.wabaprofile.http.internal.platform.ResponseMember.readTexts;

import io.wabaprofile.http.internal.PictureClient;
import io.wabaprofile.http.internal.platform.ResponseMember;
import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.onpremise.OnPremiseMessages.Business;
import io.wabaprofile.onpremise.OnPremiseMessages.ProfileSettings;
import io.wabaprofile.onpremise.OnPremiseMessages.Settings;
import io.wabaprofile.onpremise.OnPremiseMessages.SettingsResponse;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.DownloadedPhoto;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Translates between the documents of the On-Premise endpoints and the domain. */
final class OnPremiseTranslator {
    /** The fields of the business profile resource. Each member of the document has the label of its field. */
    static final Set<ProfileField> BUSINESS_FIELDS =
            EnumSet.complementOf(EnumSet.of(ProfileField.ABOUT, ProfileField.PHOTO));

    private OnPremiseTranslator() {}

    static BusinessProfile about(SettingsResponse response) {
        BusinessProfile.Builder read = BusinessProfile.builder();
        ProfileSettings profile = settings(response).profile();
        if (profile != null) {
            readText(profile.about() == null ? null : profile.about().text(), read::about);
        }
        return read.build();
    }

    static BusinessProfile photo(SettingsResponse response) {
        BusinessProfile.Builder read = BusinessProfile.builder();
        ProfileSettings profile = settings(response).profile();
        if (profile != null) {
            readText(profile.photo() == null ? null : profile.photo().link(), read::photoUrl);
        }
        return read.build();
    }

    /** Reads a photo that is sent as it is, or in Base64 as Meta's page says. */
    static DownloadedPhoto downloaded(byte[] body) {
        return DownloadedPhoto.of(body)
                .or(() -> decoded(body).flatMap(DownloadedPhoto::of))
                .orElseThrow(PictureClient::noPicture);
    }

    private static Optional<byte[]> decoded(byte[] body) {
        try {
            return Optional.of(Base64.getMimeDecoder().decode(body));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /**
     * Returns the requested fields of the business profile. Returns no fields if the response has no profile object.
     * Omits
     * a field if its member has an unexpected type.
     */
    static BusinessProfile business(SettingsResponse response, Set<ProfileField> requested) {
        BusinessProfile.Builder read = BusinessProfile.builder();
        Business business = settings(response).business();
        if (business != null && business.profile() != null) {
            for (ProfileField field : requested) {
                if (BUSINESS_FIELDS.contains(field)) {
                    read(field, business.profile().get(field.label()), read);
                }
            }
        }
        return read.build();
    }

    private static void read(ProfileField field, @Nullable ResponseMember member, BusinessProfile.Builder profile) {
        switch (field) {
            case WEBSITES -> readTexts(member, profile::websites);
            case VERTICAL -> readText(member, label -> profile.set(field, VerticalLabels.code(label)));
            default -> readText(member, text -> profile.set(field, text));
        }
    }

    /** Returns the document of an update. A cleared text is an empty text, cleared websites are an empty list. */
    static Map<String, Object> business(ProfileUpdate update) {
        Map<String, Object> document = new LinkedHashMap<>();
        for (ProfileField field : update.only(BUSINESS_FIELDS).fields()) {
            document.put(
                    field.label(),
                    switch (field) {
                        case WEBSITES -> update.values(field);
                        case VERTICAL ->
                            update.vertical().written(VerticalLabels::label, "").orElseThrow();
                        default -> String.join("", update.values(field));
                    });
        }
        return document;
    }

    private static Settings settings(SettingsResponse response) {
        if (response.settings() == null) {
            throw AttemptFailure.unreadable("it contains no settings");
        }
        return response.settings();
    }
}
