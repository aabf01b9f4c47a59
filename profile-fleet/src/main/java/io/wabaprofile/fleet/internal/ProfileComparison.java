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

    /**
     * Whether a read has the values of a plan.
     *
     * @param mayBeWritten whether a field may also have the desired value, because a write may have had an effect
     */
    static boolean isAsPlanned(
            BusinessProfile read, BusinessProfile planned, FleetChannel channel, boolean mayBeWritten) {
        BusinessProfile written = channel.profile().applyTo(planned);
        return read.fields().equals(planned.fields())
                && read.fields().stream()
                        .allMatch(field -> isSame(field, read, planned)
                                || (mayBeWritten && (field == ProfileField.PHOTO || isSame(field, read, written))));
    }

    /** Of the photo, whose address changes, compares only whether it is set. */
    private static boolean isSame(ProfileField field, BusinessProfile one, BusinessProfile other) {
        return field == ProfileField.PHOTO
                ? one.isSet(field) == other.isSet(field)
                : one.comparedValues(field).equals(other.comparedValues(field));
    }
}
