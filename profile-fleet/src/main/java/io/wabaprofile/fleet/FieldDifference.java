package io.wabaprofile.fleet;

import io.wabaprofile.profile.ProfileField;
import java.util.List;

/**
 * A field whose value is not, or may not be, the desired one.
 *
 * @param field the field
 * @param comparison how certain the difference is
 * @param current the values that were read, or of the photo the SHA-256 of the file that was set last; empty if the
 *     field is not set or not known
 * @param desired the desired values; empty to clear the field
 */
public record FieldDifference(ProfileField field, Comparison comparison, List<String> current, List<String> desired) {
    public FieldDifference {
        current = List.copyOf(current);
        desired = List.copyOf(desired);
    }

    /** How certain a difference is. */
    public enum Comparison {
        /** The values differ. */
        DIFFERENT,
        /** The response did not contain the field. */
        NOT_READABLE,
        /** A photo is set, but the lock file does not say from which file. The platform rescales photos. */
        NOT_COMPARABLE
    }
}
