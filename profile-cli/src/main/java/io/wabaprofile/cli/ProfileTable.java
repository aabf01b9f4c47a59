package io.wabaprofile.cli;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import java.util.ArrayList;
import java.util.List;

/** A profile with everything in it, a field below the other; the photo's address stands whole on a line of its own. */
final class ProfileTable {
    private static final int NAME = 13;
    private static final int VALUE = 84;

    private ProfileTable() {}

    static List<String> of(BusinessProfile profile) {
        List<String> lines = new ArrayList<>();
        for (ProfileField field : ProfileField.values()) {
            List<String> values = FieldText.values(profile, field);
            if (values.isEmpty()) {
                lines.add(row(field.label(), FieldText.NOT_SET));
            } else if (field == ProfileField.PHOTO) {
                lines.add(row(field.label(), "an address that stops working after some days:"));
                values.forEach(address -> lines.add("  " + address));
            } else {
                addRows(lines, field.label(), values);
            }
        }
        return lines;
    }

    private static void addRows(List<String> lines, String label, List<String> values) {
        String name = label;
        for (String value : values) {
            for (String part : DisplayText.wrapped(value, VALUE)) {
                lines.add(row(name, part));
                name = "";
            }
        }
    }

    private static String row(String name, String value) {
        return "  " + DisplayText.padded(name, NAME) + value;
    }
}
