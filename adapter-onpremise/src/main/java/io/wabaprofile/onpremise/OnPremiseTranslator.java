package io.wabaprofile.onpremise;

import io.wabaprofile.http.internal.AttemptFailure;
import io.wabaprofile.onpremise.OnPremiseMessages.Answer;
import io.wabaprofile.onpremise.OnPremiseMessages.BusinessFields;
import io.wabaprofile.onpremise.OnPremiseMessages.ProfileSettings;
import io.wabaprofile.onpremise.OnPremiseMessages.Settings;
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

    static @Nullable String about(Answer answer) {
        ProfileSettings profile = settings(answer).profile();
        return profile == null || profile.about() == null
                ? null
                : profile.about().text();
    }

    static @Nullable String photoLink(Answer answer) {
        ProfileSettings profile = settings(answer).profile();
        return profile == null || profile.photo() == null
                ? null
                : profile.photo().link();
    }

    /** Reads the business fields that were asked for. */
    static void business(Answer answer, Set<ProfileField> asked, BusinessProfile.Builder profile) {
        Settings settings = settings(answer);
        BusinessFields fields =
                settings.business() == null ? null : settings.business().profile();
        if (fields == null) {
            return;
        }
        if (asked.contains(ProfileField.ADDRESS)) {
            profile.address(fields.address());
        }
        if (asked.contains(ProfileField.DESCRIPTION)) {
            profile.description(fields.description());
        }
        if (asked.contains(ProfileField.EMAIL)) {
            profile.email(fields.email());
        }
        if (asked.contains(ProfileField.VERTICAL)) {
            profile.vertical(vertical(fields.vertical()));
        }
        if (asked.contains(ProfileField.WEBSITES) && fields.websites() != null) {
            profile.websites(fields.websites());
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

    private static Settings settings(Answer answer) {
        if (answer.settings() == null) {
            throw AttemptFailure.unreadable("it holds no settings");
        }
        return answer.settings();
    }
}
