package io.wabaprofile.cli.output;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.Vertical;
import java.util.List;

/** The values of a field as printable text. */
public final class FieldText {
    static final String NOT_SET = "(not set)";

    private FieldText() {}

    /** Empty if the field is not set. Only websites have several values. */
    public static List<String> values(BusinessProfile profile, ProfileField field) {
        return raw(profile, field).stream().map(DisplayText::printable).toList();
    }

    private static List<String> raw(BusinessProfile profile, ProfileField field) {
        return switch (field) {
            case ABOUT -> profile.about().stream().toList();
            case ADDRESS -> profile.address().stream().toList();
            case DESCRIPTION -> profile.description().stream().toList();
            case EMAIL -> profile.email().stream().toList();
            case VERTICAL -> profile.vertical().map(Vertical::code).stream().toList();
            case WEBSITES -> profile.websites();
            case PHOTO -> profile.photoUrl().stream().toList();
        };
    }

    public static String onOneLine(BusinessProfile profile, ProfileField field) {
        List<String> values = values(profile, field);
        return values.isEmpty() ? NOT_SET : String.join(", ", values);
    }
}
