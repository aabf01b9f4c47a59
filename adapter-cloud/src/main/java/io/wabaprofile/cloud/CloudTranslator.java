package io.wabaprofile.cloud;

import static io.wabaprofile.http.internal.platform.ResponseMember.readText;
import static io.wabaprofile.http.internal.platform.ResponseMember.readTexts;

import io.wabaprofile.cloud.CloudMessages.Acknowledgement;
import io.wabaprofile.cloud.CloudMessages.Profile;
import io.wabaprofile.cloud.CloudMessages.ProfileResponse;
import io.wabaprofile.http.internal.platform.ResponseMember;
import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.request.Channel;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Translates between the documents of the Cloud profile endpoint and the domain. */
final class CloudTranslator {
    private static final String ALL_FIELDS = parameter(ProfileField.all());

    private CloudTranslator() {}

    /** The member of a response that has the field. */
    private static String member(ProfileField field) {
        return field == ProfileField.PHOTO ? "profile_picture_url" : field.label();
    }

    /** Returns the target of the channel's profile endpoint. */
    static String target(Channel channel) {
        return channel.path() + CloudApi.PROFILE;
    }

    /** Returns the target of a read of these fields. */
    static String target(Channel channel, Set<ProfileField> fields) {
        return target(channel) + (fields.size() == ProfileField.all().size() ? ALL_FIELDS : parameter(fields));
    }

    private static String parameter(Set<ProfileField> fields) {
        return fields.stream().sorted().map(CloudTranslator::member).collect(Collectors.joining(",", "?fields=", ""));
    }

    /** Returns the requested fields. Omits a field if its member has an unexpected type. */
    static BusinessProfile profile(ProfileResponse response, Set<ProfileField> requested) {
        if (response.data() == null) {
            throw AttemptFailure.unreadable("it contains no data");
        }
        BusinessProfile.Builder profile = BusinessProfile.builder();
        Profile entry = response.data().isEmpty() ? null : response.data().get(0);
        if (entry == null) {
            return profile.build();
        }
        for (ProfileField field : requested) {
            ResponseMember member = entry.member(member(field));
            if (field == ProfileField.WEBSITES) {
                readTexts(member, profile::websites);
            } else {
                readText(member, text -> profile.set(field, text));
            }
        }
        return profile.build();
    }

    /** Returns the document of an update. A cleared text is an empty text, cleared websites are an empty list. */
    static Map<String, Object> update(ProfileUpdate update) {
        Map<String, Object> document = new LinkedHashMap<>(Map.of("messaging_product", CloudMessages.WHATSAPP));
        for (ProfileField field : update.fields()) {
            document.put(
                    member(field),
                    field == ProfileField.WEBSITES ? update.values(field) : String.join("", update.values(field)));
        }
        return document;
    }

    static void check(Acknowledgement acknowledgement) {
        if (!Boolean.TRUE.equals(acknowledgement.success())) {
            throw AttemptFailure.unreadable("it does not confirm success");
        }
    }
}
