package io.wabaprofile.cli.output;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Tables of profiles within 100 columns. The tables of picocli are not used: they count an emoji as one column and
 * interpret markup in the text of a server.
 */
public final class ProfileTable {
    private static final int NAME = 13;
    private static final int VALUE = 84;
    private static final int COMPARED_VALUE = 39;

    private ProfileTable() {}

    /** One field below the other, with the whole address of the photo on a line of its own. */
    public static List<String> of(BusinessProfile profile) {
        List<String> lines = new ArrayList<>();
        for (ProfileField field : ProfileField.values()) {
            List<String> values = FieldText.values(profile, field);
            if (values.isEmpty()) {
                lines.add(row(field.label(), FieldText.NOT_SET));
            } else if (field == ProfileField.PHOTO) {
                lines.add(row(field.label(), "an address that stops working after some days:"));
                values.forEach(address -> lines.add("  " + address));
            } else {
                String name = field.label();
                for (String value : values) {
                    for (String part : DisplayText.wrapped(value, VALUE)) {
                        lines.add(row(name, part));
                        name = "";
                    }
                }
            }
        }
        return lines;
    }

    /** Two states of a profile side by side. An arrow marks a difference. */
    public static List<String> comparison(
            BusinessProfile before, BusinessProfile after, Collection<ProfileField> fields) {
        List<String> lines = new ArrayList<>();
        lines.add(row("field", "before", " ", "after"));
        String rule = "─".repeat(COMPARED_VALUE);
        lines.add(row("─".repeat(NAME - 2), rule, "─", rule));
        for (ProfileField field : fields) {
            addRows(lines, field, FieldText.values(before, field), FieldText.values(after, field));
        }
        return lines;
    }

    /** Adds one row, and another for each further website. */
    private static void addRows(List<String> lines, ProfileField field, List<String> before, List<String> after) {
        int rows = Math.max(1, Math.max(before.size(), after.size()));
        for (int i = 0; i < rows; i++) {
            String mark = i > 0 || before.equals(after) ? " " : "→";
            lines.add(row(i > 0 ? "" : field.label(), value(field, before, i), mark, value(field, after, i)));
        }
    }

    private static String value(ProfileField field, List<String> values, int row) {
        if (row >= values.size()) {
            return row == 0 ? FieldText.NOT_SET : "";
        }
        String value = values.get(row);
        return field == ProfileField.PHOTO
                ? DisplayText.cutInTheMiddle(value, COMPARED_VALUE)
                : DisplayText.cut(value, COMPARED_VALUE);
    }

    private static String row(String name, String value) {
        return "  " + DisplayText.padded(name, NAME) + value;
    }

    private static String row(String name, String before, String mark, String after) {
        return row(name, DisplayText.padded(before, COMPARED_VALUE)) + ("  " + mark + "  " + after).stripTrailing();
    }
}
