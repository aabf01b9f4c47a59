package io.wabaprofile.onpremise;

import static io.wabaprofile.http.internal.platform.ResponseMember.readText;
import static io.wabaprofile.http.internal.platform.ResponseMember.readTexts;

import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.onpremise.OnPremiseMessages.Business;
import io.wabaprofile.onpremise.OnPremiseMessages.BusinessFields;
import io.wabaprofile.onpremise.OnPremiseMessages.BusinessSettings;
import io.wabaprofile.onpremise.OnPremiseMessages.ProfileSettings;
import io.wabaprofile.onpremise.OnPremiseMessages.Settings;
import io.wabaprofile.onpremise.OnPremiseMessages.SettingsResponse;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.Change;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.profile.Vertical;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Between the documents of the On-Premise endpoints and the domain. */
final class OnPremiseTranslator {
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

    /**
     * The business fields that were asked for. Nothing is read if there is no profile object; a field whose member cannot be
     * understood is not read.
     */
    static BusinessProfile business(SettingsResponse response, Set<ProfileField> asked) {
        BusinessProfile.Builder read = BusinessProfile.builder();
        Business business = settings(response).business();
        if (business != null && business.profile() != null) {
            for (ProfileField field : asked) {
                read(field, business.profile(), read);
            }
        }
        return read.build();
    }

    private static void read(ProfileField field, BusinessSettings from, BusinessProfile.Builder profile) {
        switch (field) {
            case ADDRESS -> readText(from.address(), profile::address);
            case DESCRIPTION -> readText(from.description(), profile::description);
            case EMAIL -> readText(from.email(), profile::email);
            case VERTICAL -> readText(from.vertical(), label -> profile.vertical(vertical(label)));
            case WEBSITES -> readTexts(from.websites(), profile::websites);
            case ABOUT, PHOTO -> {} // another resource
        }
    }

    static BusinessFields business(ProfileUpdate update) {
        return new BusinessFields(
                text(update.address()),
                text(update.description()),
                text(update.email()),
                update.vertical().written(VerticalLabels::label, "").orElse(null),
                update.websites()
                        .<List<String>>written(websites -> websites, List.of())
                        .orElse(null));
    }

    private static @Nullable String text(Change<String> change) {
        return change.written(value -> value, "").orElse(null);
    }

    private static @Nullable Vertical vertical(@Nullable String label) {
        return label == null || label.isBlank() ? null : VerticalLabels.vertical(label);
    }

    private static Settings settings(SettingsResponse response) {
        if (response.settings() == null) {
            throw AttemptFailure.unreadable("it holds no settings");
        }
        return response.settings();
    }
}
