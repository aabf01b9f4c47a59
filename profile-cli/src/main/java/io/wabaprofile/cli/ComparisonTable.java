package io.wabaprofile.cli;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Two states of a profile side by side, within 100 columns; an arrow marks what differs. */
final class ComparisonTable {
    private static final int NAME = 13;
    private static final int VALUE = 39;

    private ComparisonTable() {}

    static List<String> of(BusinessProfile before, BusinessProfile after, Collection<ProfileField> fields) {
        List<String> lines = new ArrayList<>();
        lines.add(row("field", "before", " ", "after"));
        lines.add(row("─".repeat(NAME - 2), "─".repeat(VALUE), "─", "─".repeat(VALUE)));
        for (ProfileField field : fields) {
            addRows(lines, field, FieldText.values(before, field), FieldText.values(after, field));
        }
        return lines;
    }

    /** One row, and one more for each further website. */
    private static void addRows(List<String> lines, ProfileField field, List<String> before, List<String> after) {
        int rows = Math.max(1, Math.max(before.size(), after.size()));
        for (int i = 0; i < rows; i++) {
            String mark = i > 0 || before.equals(after) ? " " : "→";
            lines.add(row(i > 0 ? "" : field.label(), value(field, before, i), mark, value(field, after, i)));
        }
    }

    private static String value(ProfileField field, List<String> values, int row) {
        if (row < values.size()) {
            return cut(field, values.get(row));
        }
        return row == 0 ? FieldText.NOT_SET : "";
    }

    private static String cut(ProfileField field, String value) {
        return field == ProfileField.PHOTO ? DisplayText.cutInTheMiddle(value, VALUE) : DisplayText.cut(value, VALUE);
    }

    private static String row(String name, String before, String mark, String after) {
        return "  " + DisplayText.padded(name, NAME) + DisplayText.padded(before, VALUE)
                + ("  " + mark + "  " + after).stripTrailing();
    }
}
