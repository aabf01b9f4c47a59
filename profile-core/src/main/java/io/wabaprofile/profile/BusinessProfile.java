package io.wabaprofile.profile;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A business profile as it was read. Contains any value that the platform returned, including values that a {@link
 * ProfileUpdate} refuses, such as a text over the limit or an unknown vertical. Immutable.
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
     * The fields that were read. A field in this set whose value is absent is not set at the platform; a field outside it
     * was not asked for, or the response did not tell it, and nothing is known of it.
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

    /** In the platform's order; empty where none is set. */
    public List<String> websites() {
        return values(ProfileField.WEBSITES);
    }

    /**
     * Where the photo can be fetched, as the platform wrote it. Usually a signed address that stops working after some
     * days, so read it again and do not store it. This library does not download it.
     */
    public Optional<String> photoUrl() {
        return text(ProfileField.PHOTO);
    }

    /** Whether the platform has a value for the field. Returns false for a field that was not read. */
    public boolean isSet(ProfileField field) {
        return !values(field).isEmpty();
    }

    /** The text of a field, for a vertical its code, for websites the first one; empty if the field is not set. */
    public Optional<String> text(ProfileField field) {
        return values(field).stream().findFirst();
    }

    /** The values of a field as the platform returned them. Empty if the field is not set; one value except for websites. */
    public List<String> values(ProfileField field) {
        return values.getOrDefault(field, List.of());
    }

    /** The values of a field in the form in which they are compared: equivalent websites are equal. */
    public List<String> comparedValues(ProfileField field) {
        return compared(field, values(field));
    }

    static List<String> compared(ProfileField field, List<String> values) {
        return field == ProfileField.WEBSITES ? WebsiteSyntax.normalized(values) : values;
    }

    /** A builder that starts with everything this profile holds. */
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

    /** The values of the fields that were read; of the photo only whether there is one, as its address is signed. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("BusinessProfile[");
        for (ProfileField field : fields()) {
            text.append(text.charAt(text.length() - 1) == '[' ? "" : ", ")
                    .append(field.label())
                    .append('=')
                    .append(PrintableText.escape(shown(field)));
        }
        return text.append(']').toString();
    }

    private String shown(ProfileField field) {
        return switch (field) {
            case WEBSITES -> values(field).toString();
            case PHOTO -> isSet(field) ? "(set)" : "(not set)";
            default -> text(field).orElse("(not set)");
        };
    }

    /**
     * Collects the values that were read. Each setter marks its field as read. {@code null} and blank text mean that the
     * platform has no value. Not thread-safe.
     */
    public static final class Builder {
        private final EnumMap<ProfileField, List<String>> values = new EnumMap<>(ProfileField.class);

        private Builder() {}

        /** Copies the fields that were read in another profile. */
        public Builder with(BusinessProfile other) {
            values.putAll(other.values);
            return this;
        }

        /** Marks fields as read, so that those without a value count as not set. */
        public Builder read(Collection<ProfileField> fields) {
            fields.forEach(field -> values.putIfAbsent(field, List.of()));
            return this;
        }

        /** Sets the values of any field; blank values are left out. A vertical is set by its code. */
        public Builder set(ProfileField field, Collection<String> read) {
            values.put(field, read.stream().filter(value -> !value.isBlank()).toList());
            return this;
        }

        /** Sets the text of any field, for a vertical its code. */
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

        /** Blank entries are left out. */
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
