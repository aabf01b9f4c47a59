package io.wabaprofile.cli.output;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.Vertical;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A profile as lines, one field below the other. */
public final class ProfileTable {
    private ProfileTable() {}

    /** The whole address of the photo has a line of its own, which may be longer than 80 columns. */
    public static List<String> of(BusinessProfile profile, Collection<ProfileField> fields) {
        List<String> lines = new ArrayList<>();
        for (ProfileField field : fields) {
            FieldRows rows = new FieldRows().field(field);
            if (field == ProfileField.PHOTO && profile.isSet(field)) {
                lines.addAll(rows.values(List.of("an address that stops working after some days:"))
                        .lines());
                profile.values(field).forEach(address -> lines.add("  " + DisplayText.printable(address)));
            } else {
                lines.addAll(rows.values(values(profile, field)).lines());
            }
        }
        return lines;
    }

    /** A vertical with its label, such as {@code RETAIL (Shopping and Retail)}. */
    private static List<String> values(BusinessProfile profile, ProfileField field) {
        return field == ProfileField.VERTICAL
                ? profile.vertical().map(ProfileTable::withLabel).stream().toList()
                : profile.values(field);
    }

    private static String withLabel(Vertical vertical) {
        return Vertical.known().contains(vertical) ? vertical.code() + " (" + vertical.label() + ")" : vertical.code();
    }
}
