package io.wabaprofile.fleet.file;

import io.wabaprofile.fleet.FleetChannel;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.InvalidProfileException;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.profile.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A channel whose desired profile is the profile that was read. Write it with {@link FleetFileWriter} to restore the
 * profile later.
 *
 * @param channel the channel, without a photo
 * @param notes the values that the channel does not contain
 */
public record ExportedChannel(FleetChannel channel, List<Note> notes) {
    public ExportedChannel {
        notes = List.copyOf(notes);
    }

    /** A value that was read and is not in the exported channel. */
    public record Note(String channel, ProfileField field, String rule) {
        /** Returns one sentence with the channel, the field and the rule. */
        public String message() {
            return channel + ": " + field.label() + " is left out. " + rule;
        }
    }

    /**
     * Turns a profile into the desired one. A field that was read with a value is set. A field that was read without a
     * value is cleared, except about and vertical, which the platform cannot clear. A field that was not read is left
     * out.
     *
     * <p>There is a note for a value that {@link ProfileUpdate} refuses, and for a photo, whose file cannot be read.
     *
     * @param reached how to reach the channel; its profile and photo are replaced
     */
    public static ExportedChannel of(FleetChannel reached, BusinessProfile read) {
        ProfileUpdate desired = ProfileUpdate.builder().build();
        List<Note> notes = new ArrayList<>();
        for (ProfileField field : read.fields()) {
            if (field == ProfileField.PHOTO) {
                if (read.isSet(field)) {
                    notes.add(new Note(reached.name(), field, "The platform does not return the file that was set"));
                }
                continue;
            }
            try {
                desired = desired.merge(change(field, read.values(field)));
            } catch (InvalidProfileException invalid) {
                for (Violation violation : invalid.violations()) {
                    notes.add(new Note(reached.name(), field, "A fleet file refuses it: " + violation.message()));
                }
            }
        }
        return new ExportedChannel(
                new FleetChannel(
                        reached.name(),
                        reached.number(),
                        reached.mode(),
                        reached.key(),
                        reached.graph(),
                        desired,
                        Optional.empty()),
                notes);
    }

    private static ProfileUpdate change(ProfileField field, List<String> values) {
        ProfileUpdate.Builder change = ProfileUpdate.builder();
        if (!values.isEmpty()) {
            change.set(field, values);
        } else if (field.isClearable()) {
            change.clear(field);
        }
        return change.build();
    }
}
