package io.wabaprofile.cli;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import java.util.ArrayList;
import java.util.List;

/** Compares what was read in the end with what should be there. */
final class ReadBack {
    private ReadBack() {}

    /** One sentence for each field that differs; of the photo only whether it has an address, as that is not ours to choose. */
    static List<String> mismatches(BusinessProfile wanted, BusinessProfile read) {
        List<String> mismatches = new ArrayList<>();
        for (ProfileField field : ProfileField.values()) {
            if (field == ProfileField.PHOTO) {
                if (read.photoUrl().isEmpty()) {
                    mismatches.add("photo has no address after it was set");
                }
                continue;
            }
            String set = FieldText.onOneLine(wanted, field);
            String found = FieldText.onOneLine(read, field);
            if (!set.equals(found)) {
                mismatches.add(field.label() + " should be \"" + set + "\" but reads \"" + found + "\"");
            }
        }
        return mismatches;
    }
}
