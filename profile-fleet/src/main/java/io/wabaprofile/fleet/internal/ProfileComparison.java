package io.wabaprofile.fleet.internal;

import io.wabaprofile.fleet.FieldDifference;
import io.wabaprofile.fleet.FieldDifference.Comparison;
import io.wabaprofile.fleet.FleetChannel;
import io.wabaprofile.fleet.PhotoFile;
import io.wabaprofile.fleet.PhotoLock;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares the values that were read with the desired ones. */
final class ProfileComparison {
    private ProfileComparison() {}

    static List<FieldDifference> of(FleetChannel channel, BusinessProfile read, PhotoLock photos) {
        ProfileUpdate rest = channel.profile().without(read);
        List<FieldDifference> differences = new ArrayList<>();
        for (ProfileField field : rest.fields()) {
            Comparison comparison = read.fields().contains(field) ? Comparison.DIFFERENT : Comparison.NOT_READABLE;
            differences.add(new FieldDifference(field, comparison, read.values(field), rest.values(field)));
        }
        channel.photo().flatMap(photo -> ofPhoto(channel, photo, read, photos)).ifPresent(differences::add);
        return differences;
    }

    private static Optional<FieldDifference> ofPhoto(
            FleetChannel channel, PhotoFile desired, BusinessProfile read, PhotoLock photos) {
        Optional<String> last = photos.sha256(channel);
        boolean wasRead = read.fields().contains(ProfileField.PHOTO);
        boolean isMissing = wasRead && !read.isSet(ProfileField.PHOTO);
        if (!isMissing && last.filter(desired.sha256()::equals).isPresent()) {
            return Optional.empty();
        }
        Comparison comparison;
        if (!wasRead) {
            comparison = Comparison.NOT_READABLE;
        } else {
            comparison = isMissing || last.isPresent() ? Comparison.DIFFERENT : Comparison.NOT_COMPARABLE;
        }
        List<String> current = isMissing ? List.of() : last.stream().toList();
        return Optional.of(new FieldDifference(ProfileField.PHOTO, comparison, current, List.of(desired.sha256())));
    }

    static boolean hasDifference(List<FieldDifference> fields) {
        return fields.stream().anyMatch(field -> field.comparison() == Comparison.DIFFERENT);
    }

    /** Compares the fields of two reads. Of the photo, whose address changes, compares only whether it is set. */
    static boolean isSame(BusinessProfile read, BusinessProfile planned) {
        return read.fields().equals(planned.fields())
                && read.fields().stream()
                        .allMatch(field -> field == ProfileField.PHOTO
                                ? read.isSet(field) == planned.isSet(field)
                                : read.comparedValues(field).equals(planned.comparedValues(field)));
    }
}
