package io.wabaprofile.jackson;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A field that was not read is left out. A field that was read without a value is null or an empty array. */
final class ProfileFormat extends DocumentFormat<BusinessProfile> {
    private static final long serialVersionUID = 1;

    ProfileFormat() {
        super(BusinessProfile.class);
    }

    @Override
    Set<ProfileField> allowed() {
        return ProfileField.all();
    }

    @Override
    boolean ignoresUnknownMembers() {
        return true;
    }

    @Override
    @Nullable
    Object member(BusinessProfile profile, ProfileField field) {
        return isList(field) ? profile.values(field) : profile.text(field).orElse(null);
    }

    @Override
    Set<ProfileField> written(BusinessProfile profile) {
        return profile.fields();
    }

    @Override
    BusinessProfile read(Map<ProfileField, List<String>> values) {
        BusinessProfile.Builder profile = BusinessProfile.builder();
        values.forEach(profile::set);
        return profile.build();
    }

    @Override
    String expected(ProfileField field) {
        return isList(field) ? "an array of strings" : "a string";
    }
}
