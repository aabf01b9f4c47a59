package io.wabaprofile.profile;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A business profile as it was read. Contains each value that the platform returned, including values that a {@link
 * ProfileUpdate} refuses, such as a text over the limit. Immutable.
 */
public final class BusinessProfile {
    private final EnumMap<ProfileField, List<String>> values;

    private BusinessProfile(EnumMap<ProfileField, List<String>> values) {
        this.values = values;
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * The fields that were read. A field in this set without a value is not set at the platform. The value of a field
     * outside this set is unknown: it was not requested, or the response did not contain it. Unmodifiable.
     */
    public Set<ProfileField> fields() {
        return Collections.unmodifiableSet(values.keySet());
    }

    public Optional<String> about() {
        return text(ProfileField.ABOUT);
    }

    public Optional<String> address() {
        return text(ProfileField.ADDRESS);
    }

    public Optional<String> description() {
        return text(ProfileField.DESCRIPTION);
    }

    public Optional<String> email() {
        return text(ProfileField.EMAIL);
    }

    public Optional<Vertical> vertical() {
        return text(ProfileField.VERTICAL).map(Vertical::of);
    }

    /** The websites in the platform's order. Empty if none is set. */
    public List<String> websites() {
        return values(ProfileField.WEBSITES);
    }

    /**
     * The URL of the photo, as the platform returned it. Usually a signed URL that expires after some days: do not
     * store it, read it again. {@code PhotoReader} downloads the photo.
     */
    public Optional<String> photoUrl() {
        return text(ProfileField.PHOTO);
    }

    /** Whether the platform has a value for the field. Returns false for a field that was not read. */
    public boolean isSet(ProfileField field) {
        return !values(field).isEmpty();
    }

    /** The text of a field: of a vertical its code, of websites the first one. Empty if the field is not set. */
    public Optional<String> text(ProfileField field) {
        return values(field).stream().findFirst();
    }

    /** The values of a field: one entry per website, otherwise one entry. Empty if the field is not set. */
    public List<String> values(ProfileField field) {
        return values.getOrDefault(field, List.of());
    }

    /** The values of a field for a comparison: equivalent websites are normalized to the same text. */
    public List<String> comparedValues(ProfileField field) {
        return compared(field, values(field));
    }

    private static List<String> compared(ProfileField field, List<String> values) {
        return field == ProfileField.WEBSITES ? WebsiteSyntax.normalized(values) : values;
    }

    /** Whether the field was read with equivalent values. */
    boolean has(ProfileField field, List<String> expected) {
        return values.containsKey(field) && compared(field, expected).equals(comparedValues(field));
    }

    /** Returns a builder with all fields of this profile. */
    public Builder toBuilder() {
        return new Builder().with(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BusinessProfile that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** Returns the values that were read. The photo's signed URL is replaced by whether a photo is set. */
    @Override
    public String toString() {
        return fields().stream()
                .map(field -> field.label() + "=" + shown(field))
                .collect(Collectors.joining(", ", "BusinessProfile[", "]"));
    }

    private String shown(ProfileField field) {
        if (!isSet(field) && field != ProfileField.WEBSITES) {
            return "(not set)";
        }
        return field == ProfileField.PHOTO ? "(set)" : PrintableText.of(field, values(field));
    }

    /**
     * Collects the values that were read. Each setter marks its field as read. {@code null} and blank text mean that
     * the
     * platform has no value. Not thread-safe.
     */
    public static final class Builder {
        private final EnumMap<ProfileField, List<String>> values = new EnumMap<>(ProfileField.class);

        private Builder() {}

        /** Adds the fields that were read in another profile. */
        public Builder with(BusinessProfile other) {
            values.putAll(other.values);
            return this;
        }

        /** Marks fields as read. A field without a value then counts as not set. */
        public Builder read(Collection<ProfileField> fields) {
            fields.forEach(field -> values.putIfAbsent(field, List.of()));
            return this;
        }

        /** Sets the values of any field. Ignores blank values. A vertical is given as its code. */
        public Builder set(ProfileField field, Collection<String> read) {
            values.put(field, read.stream().filter(value -> !value.isBlank()).toList());
            return this;
        }

        /** Sets the text of any field. A vertical is given as its code. */
        public Builder set(ProfileField field, @Nullable String read) {
            return set(field, read == null ? List.of() : List.of(read));
        }

        public Builder about(@Nullable String value) {
            return set(ProfileField.ABOUT, value);
        }

        public Builder address(@Nullable String value) {
            return set(ProfileField.ADDRESS, value);
        }

        public Builder description(@Nullable String value) {
            return set(ProfileField.DESCRIPTION, value);
        }

        public Builder email(@Nullable String value) {
            return set(ProfileField.EMAIL, value);
        }

        public Builder vertical(@Nullable Vertical value) {
            return set(ProfileField.VERTICAL, value == null ? null : value.code());
        }

        /** Sets the websites. Ignores blank entries. */
        public Builder websites(Collection<String> addresses) {
            return set(ProfileField.WEBSITES, addresses);
        }

        public Builder photoUrl(@Nullable String value) {
            return set(ProfileField.PHOTO, value);
        }

        public BusinessProfile build() {
            return new BusinessProfile(new EnumMap<>(values));
        }
    }
}
