package io.wabaprofile.cli.output;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import java.util.List;

/** The values of a field as printable text. */
public final class FieldText {
    static final String NOT_SET = "(not set)";

    private FieldText() {}

    /** Empty if the field is not set. Only websites have several values. */
    public static List<String> values(BusinessProfile profile, ProfileField field) {
        return profile.values(field).stream().map(DisplayText::printable).toList();
    }

    public static String onOneLine(BusinessProfile profile, ProfileField field) {
        List<String> values = values(profile, field);
        return values.isEmpty() ? NOT_SET : String.join(", ", values);
    }
}
