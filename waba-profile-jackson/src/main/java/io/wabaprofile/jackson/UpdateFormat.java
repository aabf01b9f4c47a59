package io.wabaprofile.jackson;

import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSON Merge Patch (RFC 7396): a field that is kept is left out, and null clears a field. */
final class UpdateFormat extends DocumentFormat<ProfileUpdate> {
    private static final long serialVersionUID = 1;
    private static final Set<ProfileField> FIELDS =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(ProfileField.PHOTO)));

    UpdateFormat() {
        super(ProfileUpdate.class);
    }

    @Override
    Set<ProfileField> allowed() {
        return FIELDS;
    }

    @Override
    boolean ignoresUnknownMembers() {
        return false;
    }

    @Override
    @Nullable
    Object member(ProfileUpdate update, ProfileField field) {
        List<String> values = update.values(field);
        if (values.isEmpty()) {
            return null;
        }
        return isList(field) ? values : values.get(0);
    }

    @Override
    Set<ProfileField> written(ProfileUpdate update) {
        return update.fields();
    }

    @Override
    ProfileUpdate read(Map<ProfileField, List<String>> values) {
        ProfileUpdate.Builder update = ProfileUpdate.builder();
        values.forEach((field, each) -> {
            if (each.isEmpty()) {
                update.clear(field);
            } else {
                update.set(field, each);
            }
        });
        return update.build();
    }

    @Override
    String expected(ProfileField field) {
        String kind = isList(field) ? "an array of at most " + ProfileField.MAX_WEBSITES + " strings" : "a string";
        return kind + " of at most " + field.maxLength().orElseThrow() + " characters";
    }
}
