package io.wabaprofile.profile;

import io.wabaprofile.profile.Change.Cleared;
import io.wabaprofile.profile.Change.Kept;
import io.wabaprofile.profile.Change.SetTo;
import io.wabaprofile.profile.Violation.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A partial update of a profile: sets, clears or keeps each field. Each instance is valid. A field that is not named keeps
 * its value. Immutable.
 *
 * <p>The platform cannot clear about and vertical, so there is no method to clear them. The photo is written through {@code
 * PhotoGateway}.
 */
public final class ProfileUpdate {
    /** Without fields that are kept. */
    private final EnumMap<ProfileField, Change<List<String>>> changes;

    private ProfileUpdate(EnumMap<ProfileField, Change<List<String>>> changes) {
        this.changes = changes;
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the smallest update that changes {@code current} to the values of {@code desired}. A field that is not set in
     * {@code desired} is kept. Websites are compared as in {@link #without}.
     *
     * @throws InvalidProfileException if a value that has to be written is invalid
     */
    public static ProfileUpdate between(BusinessProfile current, BusinessProfile desired) {
        return settings(current, desired).build();
    }

    /**
     * Returns the update that restores a backup: sets the values of the backup, and clears fields that were read without a
     * value. A field that was not read in {@code current} counts as possibly set. A field that was not read in {@code
     * backup} is kept, and so is the photo. Websites are compared as in {@link #without}.
     *
     * @throws InvalidProfileException if a value is invalid, or about or vertical would have to be cleared
     */
    public static ProfileUpdate restore(BusinessProfile current, BusinessProfile backup) {
        Builder update = settings(current, backup);
        for (ProfileField field : backup.fields()) {
            boolean maybeSet = !current.fields().contains(field) || current.isSet(field);
            if (field != ProfileField.PHOTO && !backup.isSet(field) && maybeSet) {
                update.clear(field);
            }
        }
        return update.build();
    }

    private static Builder settings(BusinessProfile current, BusinessProfile desired) {
        Builder update = new Builder();
        for (ProfileField field : desired.fields()) {
            if (field != ProfileField.PHOTO
                    && desired.isSet(field)
                    && !desired.comparedValues(field).equals(current.comparedValues(field))) {
                update.set(field, desired.values(field));
            }
        }
        return update;
    }

    /** Returns the profile after this update. The written fields count as read. */
    public BusinessProfile applyTo(BusinessProfile profile) {
        BusinessProfile.Builder result = profile.toBuilder();
        changes.forEach((field, change) -> result.set(field, written(change)));
        return result.build();
    }

    private static List<String> written(Change<List<String>> change) {
        return change.fold(values -> values, List::of, List::of);
    }

    /**
     * Returns this update without the values that {@code current} already has. A field that was not read there stays in.
     * Websites that differ only in the letter case of scheme and host, or in the slash of an empty path, count as equal.
     */
    public ProfileUpdate without(BusinessProfile current) {
        EnumMap<ProfileField, Change<List<String>>> rest = new EnumMap<>(changes);
        rest.entrySet()
                .removeIf(entry -> current.fields().contains(entry.getKey())
                        && BusinessProfile.compared(entry.getKey(), written(entry.getValue()))
                                .equals(current.comparedValues(entry.getKey())));
        return new ProfileUpdate(rest);
    }

    /** Returns the part of this update that changes the given fields. */
    public ProfileUpdate only(Set<ProfileField> fields) {
        EnumMap<ProfileField, Change<List<String>>> part = new EnumMap<>(changes);
        part.keySet().retainAll(fields);
        return new ProfileUpdate(part);
    }

    /** The fields that this update sets or clears. */
    public Set<ProfileField> fields() {
        Set<ProfileField> fields = EnumSet.noneOf(ProfileField.class);
        fields.addAll(changes.keySet());
        return fields;
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** The change of any field. Its value has one entry, for a vertical the code; for websites one entry per website. */
    public Change<List<String>> change(ProfileField field) {
        return changes.getOrDefault(field, new Kept<>());
    }

    /** The change of a field with one text; for a vertical, of its code. */
    public Change<String> text(ProfileField field) {
        return change(field).map(values -> values.get(0));
    }

    public Change<String> about() {
        return text(ProfileField.ABOUT);
    }

    public Change<String> address() {
        return text(ProfileField.ADDRESS);
    }

    public Change<String> description() {
        return text(ProfileField.DESCRIPTION);
    }

    public Change<String> email() {
        return text(ProfileField.EMAIL);
    }

    public Change<Vertical> vertical() {
        return text(ProfileField.VERTICAL).map(Vertical::of);
    }

    public Change<List<String>> websites() {
        return change(ProfileField.WEBSITES);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProfileUpdate that && changes.equals(that.changes);
    }

    @Override
    public int hashCode() {
        return changes.hashCode();
    }

    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        changes.forEach((field, change) -> parts.add(change.fold(
                values -> "set " + field.label() + " to "
                        + PrintableText.escape(field == ProfileField.WEBSITES ? values.toString() : values.get(0)),
                () -> "clear " + field.label(),
                () -> "keep " + field.label())));
        return "ProfileUpdate" + parts;
    }

    /**
     * Collects changes. The last call for a field counts. {@link #build()} validates all fields and reports all violations
     * at once. A {@code null} value causes a {@link NullPointerException}: to keep a field, do not call its method; to empty
     * it, clear it. Not thread-safe.
     */
    public static final class Builder {
        private final EnumMap<ProfileField, Change<List<String>>> changes = new EnumMap<>(ProfileField.class);

        private Builder() {}

        /**
         * Sets any field but the photo.
         *
         * @param values the websites, or one value of another field, for a vertical its code
         * @throws IllegalArgumentException if the field is the photo, or another field than websites has not one value
         */
        public Builder set(ProfileField field, List<String> values) {
            required(values).forEach(Builder::required);
            if (field == ProfileField.PHOTO || (field != ProfileField.WEBSITES && values.size() != 1)) {
                throw new IllegalArgumentException(field.label() + " cannot be set to " + values.size() + " values");
            }
            changes.put(field, new SetTo<>(List.copyOf(values)));
            return this;
        }

        /** Clears any field. {@link #build()} fails for a field that is not {@linkplain ProfileField#isClearable clearable}. */
        public Builder clear(ProfileField field) {
            changes.put(field, new Cleared<>());
            return this;
        }

        private Builder set(ProfileField field, String value) {
            return set(field, List.of(required(value)));
        }

        /** 1 to 139 characters, as {@link #description(String)} otherwise. */
        public Builder about(String text) {
            return set(ProfileField.ABOUT, text);
        }

        /** At most 256 characters, as {@link #description(String)} otherwise. */
        public Builder address(String text) {
            return set(ProfileField.ADDRESS, text);
        }

        public Builder clearAddress() {
            return clear(ProfileField.ADDRESS);
        }

        /**
         * At most 512 characters; over 256 some servers may refuse it. May have several lines. May not contain other control
         * characters than tab and line break, or characters that override the text direction.
         */
        public Builder description(String text) {
            return set(ProfileField.DESCRIPTION, text);
        }

        public Builder clearDescription() {
            return clear(ProfileField.DESCRIPTION);
        }

        /** An address of at most 128 characters, without spaces and invisible characters. */
        public Builder email(String address) {
            return set(ProfileField.EMAIL, address);
        }

        public Builder clearEmail() {
            return clear(ProfileField.EMAIL);
        }

        /** Any but {@link Vertical#UNDEFINED} and {@link Vertical#NOT_A_BIZ}, with a code of at most 64 characters. */
        public Builder vertical(Vertical industry) {
            return set(ProfileField.VERTICAL, required(industry).code());
        }

        /**
         * One or two addresses that replace the present ones. Each has at most 256 characters and consists of
         * {@code http://} or {@code https://}, a host, an optional port from 1 to 65,535, and any path, query and fragment.
         * User names, passwords, spaces, invisible characters, quotation marks, backticks, angle brackets and
         * backslashes are refused.
         */
        public Builder websites(String... addresses) {
            return websites(Arrays.asList(required(addresses)));
        }

        /** As {@link #websites(String...)}. */
        public Builder websites(List<String> addresses) {
            return set(ProfileField.WEBSITES, addresses);
        }

        public Builder clearWebsites() {
            return clear(ProfileField.WEBSITES);
        }

        private static <T> T required(T value) {
            return Objects.requireNonNull(value, "to keep a field, do not call its method; to empty it, clear it");
        }

        /** @throws InvalidProfileException naming each violation: field, rule, limit and value */
        public ProfileUpdate build() {
            List<Violation> violations = new ArrayList<>();
            changes.forEach((field, change) -> {
                if (change instanceof SetTo<List<String>> set) {
                    FieldRules.check(field, set.value(), violations);
                } else if (!field.isClearable()) {
                    violations.add(Violation.of(field, Rule.NOT_CLEARABLE, ""));
                }
            });
            if (!violations.isEmpty()) {
                throw new InvalidProfileException(violations);
            }
            return new ProfileUpdate(new EnumMap<>(changes));
        }
    }
}
