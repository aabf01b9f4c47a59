package io.wabaprofile.profile;

import io.wabaprofile.profile.Change.Cleared;
import io.wabaprofile.profile.Change.Kept;
import io.wabaprofile.profile.Change.SetTo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A partial update of a profile: sets, clears or keeps each field. Each instance is valid. Immutable.
 *
 * <p>The platform cannot clear about and vertical, so there is no method to clear them. The photo is written through
 * {@code
 * PhotoGateway}.
 */
public final class ProfileUpdate {
    /** The values to write; an empty list clears the field. A field that is absent keeps its value. */
    private final EnumMap<ProfileField, List<String>> changes;

    private ProfileUpdate(EnumMap<ProfileField, List<String>> changes) {
        this.changes = changes;
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the smallest update that changes {@code current} to the values of {@code desired}. A field that is not
     * set in
     * {@code desired} is kept. Websites are compared as in {@link #without}.
     *
     * @throws InvalidProfileException if a value that has to be written is invalid
     */
    public static ProfileUpdate between(BusinessProfile current, BusinessProfile desired) {
        return difference(current, desired, desired::isSet);
    }

    /**
     * Returns the update that restores a backup: sets the values of the backup, and clears fields that were read
     * without a
     * value. A field that was not read in {@code current} counts as possibly set. A field that was not read in {@code
     * backup} is kept, and so is the photo. Websites are compared as in {@link #without}.
     *
     * @throws InvalidProfileException if a value is invalid, or about or vertical would have to be cleared
     */
    public static ProfileUpdate restore(BusinessProfile current, BusinessProfile backup) {
        return difference(current, backup, field -> true);
    }

    private static ProfileUpdate difference(
            BusinessProfile from, BusinessProfile to, Predicate<ProfileField> included) {
        Builder update = new Builder();
        for (ProfileField field : to.fields()) {
            List<String> values = to.values(field);
            if (field != ProfileField.PHOTO && included.test(field) && !from.has(field, values)) {
                update = values.isEmpty() ? update.clear(field) : update.set(field, values);
            }
        }
        return update.build();
    }

    /** Returns the profile after this update. The written fields count as read. */
    public BusinessProfile applyTo(BusinessProfile profile) {
        BusinessProfile.Builder result = profile.toBuilder();
        changes.forEach(result::set);
        return result.build();
    }

    /**
     * Returns this update without the values that {@code current} already has. Fields that were not read in {@code
     * current}
     * remain. Websites that differ only in the letter case of scheme and host, or in the slash of an empty path, are
     * equal.
     */
    public ProfileUpdate without(BusinessProfile current) {
        EnumMap<ProfileField, List<String>> rest = new EnumMap<>(changes);
        rest.entrySet().removeIf(change -> current.has(change.getKey(), change.getValue()));
        return new ProfileUpdate(rest);
    }

    /** Returns the part of this update that changes the given fields. */
    public ProfileUpdate only(Set<ProfileField> fields) {
        EnumMap<ProfileField, List<String>> part = new EnumMap<>(changes);
        part.keySet().retainAll(fields);
        return new ProfileUpdate(part);
    }

    /**
     * Returns the update with the effect of this update followed by {@code later}. If both change a field, the change of
     * {@code later} wins: it sets or clears the field, and replaces all websites. If it keeps a field, this change stays.
     */
    public ProfileUpdate merge(ProfileUpdate later) {
        EnumMap<ProfileField, List<String>> merged = new EnumMap<>(changes);
        merged.putAll(later.changes);
        return new ProfileUpdate(merged);
    }

    /** Returns a builder with all changes of this update. This update does not change. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.changes.putAll(changes);
        return builder;
    }

    /** The fields that this update sets or clears, as a new set. */
    public Set<ProfileField> fields() {
        Set<ProfileField> fields = EnumSet.noneOf(ProfileField.class);
        fields.addAll(changes.keySet());
        return fields;
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** The values to write: one entry per website, otherwise one entry. Empty if the field is cleared or kept. */
    public List<String> values(ProfileField field) {
        return changes.getOrDefault(field, List.of());
    }

    /** The change of any field, with one entry per website, otherwise one entry. A vertical is given as its code. */
    public Change<List<String>> change(ProfileField field) {
        if (!changes.containsKey(field)) {
            return new Kept<>();
        }
        return values(field).isEmpty() ? new Cleared<>() : new SetTo<>(values(field));
    }

    /** The change of a field with one text. A vertical is given as its code. */
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
        changes.forEach((field, values) -> {
            String text = PrintableText.of(field, values);
            parts.add(values.isEmpty() ? "clear " + field.label() : "set " + field.label() + " to " + text);
        });
        return "ProfileUpdate" + parts;
    }

    /**
     * Collects changes. The last call for a field wins. {@link #build()} validates all fields and reports all
     * violations at
     * once. A {@code null} value causes a {@link NullPointerException}: to keep a field, do not call its method; to
     * empty
     * the field, clear it. Not thread-safe.
     */
    public static final class Builder {
        private final EnumMap<ProfileField, List<String>> changes = new EnumMap<>(ProfileField.class);

        private Builder() {}

        /**
         * Sets any field except the photo.
         *
         * @param values the websites, or the one value of another field; a vertical is given as its code
         * @throws IllegalArgumentException if the field is the photo, or a field other than websites does not have one
         *     value
         */
        public Builder set(ProfileField field, List<String> values) {
            required(values).forEach(Builder::required);
            if (field == ProfileField.PHOTO || (field != ProfileField.WEBSITES && values.size() != 1)) {
                throw new IllegalArgumentException("Cannot set " + field.label() + " to " + values.size() + " values");
            }
            // An empty list would clear the field; a blank website is refused by build().
            changes.put(field, values.isEmpty() ? List.of("") : List.copyOf(values));
            return this;
        }

        /**
         * Clears any field. {@link #build()} fails for a field that is not {@linkplain ProfileField#isClearable
         * clearable}.
         */
        public Builder clear(ProfileField field) {
            changes.put(field, List.of());
            return this;
        }

        /** Sets a text of at most 139 characters, of the form described in {@link #description(String)}. */
        public Builder about(String text) {
            return set(ProfileField.ABOUT, List.of(required(text)));
        }

        /** Sets a text of at most 256 characters, of the form described in {@link #description(String)}. */
        public Builder address(String text) {
            return set(ProfileField.ADDRESS, List.of(required(text)));
        }

        public Builder clearAddress() {
            return clear(ProfileField.ADDRESS);
        }

        /**
         * Sets a text of at most 512 characters; some servers may reject more than 256. Line breaks and tabs are
         * allowed.
         * Other control characters and characters that override the text direction are refused.
         */
        public Builder description(String text) {
            return set(ProfileField.DESCRIPTION, List.of(required(text)));
        }

        public Builder clearDescription() {
            return clear(ProfileField.DESCRIPTION);
        }

        /** Sets an address of at most 128 characters, without spaces and invisible characters. */
        public Builder email(String address) {
            return set(ProfileField.EMAIL, List.of(required(address)));
        }

        public Builder clearEmail() {
            return clear(ProfileField.EMAIL);
        }

        /**
         * Sets a vertical except {@link Vertical#UNDEFINED} and {@link Vertical#NOT_A_BIZ}; its code has at most 64
         * characters.
         */
        public Builder vertical(Vertical industry) {
            return set(ProfileField.VERTICAL, List.of(required(industry).code()));
        }

        /**
         * Replaces all websites by one or two addresses. Each has at most 256 characters and consists of
         * {@code http://} or {@code https://}, a host, an optional port from 1 to 65,535, and any path, query and
         * fragment.
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

        /**
         * @throws InvalidProfileException if a value is invalid; contains each violation with field, rule, limit and
         *     value
         */
        public ProfileUpdate build() {
            FieldRules.validate(changes);
            return new ProfileUpdate(new EnumMap<>(changes));
        }
    }
}
