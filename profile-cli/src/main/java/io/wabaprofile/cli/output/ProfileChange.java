package io.wabaprofile.cli.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Two states of a profile, as text and as JSON.
 *
 * @param fields the fields that differ
 */
public record ProfileChange(Set<ProfileField> fields, BusinessProfile before, BusinessProfile after) {
    private static final int ADDRESS = 60;

    public static final ProfileChange NONE =
            of(BusinessProfile.builder().build(), ProfileUpdate.builder().build());

    /** What an update changes. */
    public static ProfileChange of(BusinessProfile before, ProfileUpdate update) {
        return new ProfileChange(update.without(before).fields(), before, update.applyTo(before));
    }

    /** What differs between two profiles that were read. */
    public static ProfileChange between(BusinessProfile before, BusinessProfile after) {
        Set<ProfileField> fields = EnumSet.copyOf(ProfileField.all());
        fields.removeIf(field -> before.values(field).equals(after.values(field)));
        return new ProfileChange(fields, before, after);
    }

    public List<String> lines() {
        FieldRows rows = new FieldRows();
        fields.forEach(field -> rows.field(field).removed(values(before, field)).added(values(after, field)));
        return rows.lines();
    }

    /** The signed address of a photo is shortened. */
    private static List<String> values(BusinessProfile profile, ProfileField field) {
        List<String> values = profile.values(field);
        return field == ProfileField.PHOTO
                ? values.stream()
                        .map(address -> DisplayText.cutInTheMiddle(address, ADDRESS))
                        .toList()
                : values;
    }

    /** @param outcome what happened to the fields */
    public ObjectNode json(String outcome) {
        ObjectNode json = ProfileJson.outcome(fields.isEmpty() ? "unchanged" : outcome);
        if (!fields.isEmpty()) {
            json.set("fields", ProfileJson.labels(fields));
            json.set("before", ProfileJson.of(before, fields));
            json.set("after", ProfileJson.of(after, fields));
        }
        return json;
    }
}
