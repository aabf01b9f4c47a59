package io.wabaprofile.profile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A business profile as it was read. Holds whatever the platform holds, also values that could not be written today: a
 * text over our limits, a vertical this version does not know.
 */
public final class BusinessProfile {
    private final Set<ProfileField> fields;
    private final Optional<String> about;
    private final Optional<String> address;
    private final Optional<String> description;
    private final Optional<String> email;
    private final Optional<Vertical> vertical;
    private final List<String> websites;
    private final Optional<String> photoUrl;

    private BusinessProfile(Builder from) {
        fields = Collections.unmodifiableSet(EnumSet.copyOf(from.fields));
        about = present(from.about);
        address = present(from.address);
        description = present(from.description);
        email = present(from.email);
        vertical = Optional.ofNullable(from.vertical);
        websites = from.websites;
        photoUrl = present(from.photoUrl);
    }

    private static Optional<String> present(@Nullable String text) {
        return Optional.ofNullable(text).filter(given -> !given.isBlank());
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * The fields that were read. A field in this set whose value is absent is not set at the platform; a field outside it
     * was not asked for, or the response did not tell it, and nothing is known of it.
     */
    public Set<ProfileField> fields() {
        return fields;
    }

    public Optional<String> about() {
        return about;
    }

    public Optional<String> address() {
        return address;
    }

    public Optional<String> description() {
        return description;
    }

    public Optional<String> email() {
        return email;
    }

    public Optional<Vertical> vertical() {
        return vertical;
    }

    /** In the platform's order; empty where none is set. */
    public List<String> websites() {
        return websites;
    }

    /**
     * Where the photo can be fetched, as the platform wrote it. Usually a signed address that stops working after some
     * days: read it anew, do not store it. This library never follows it.
     */
    public Optional<String> photoUrl() {
        return photoUrl;
    }

    /**
     * A field's values in the form in which they are compared: equivalent websites are equal. Empty if the field is not
     * set; a list of one unless the field holds several values.
     */
    public List<String> comparedValues(ProfileField field) {
        return switch (field) {
            case ABOUT -> about.stream().toList();
            case ADDRESS -> address.stream().toList();
            case DESCRIPTION -> description.stream().toList();
            case EMAIL -> email.stream().toList();
            case VERTICAL -> vertical.stream().map(Vertical::code).toList();
            case WEBSITES -> WebsiteSyntax.normalized(websites);
            case PHOTO -> photoUrl.stream().toList();
        };
    }

    /** A builder that starts with everything this profile holds. */
    public Builder toBuilder() {
        return new Builder().with(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BusinessProfile that
                && fields.equals(that.fields)
                && about.equals(that.about)
                && address.equals(that.address)
                && description.equals(that.description)
                && email.equals(that.email)
                && vertical.equals(that.vertical)
                && websites.equals(that.websites)
                && photoUrl.equals(that.photoUrl);
    }

    @Override
    public int hashCode() {
        return Objects.hash(fields, about, address, description, email, vertical, websites, photoUrl);
    }

    /** The values of the fields that were read; of the photo only whether there is one, as its address is signed. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("BusinessProfile[");
        for (ProfileField field : fields) {
            text.append(text.charAt(text.length() - 1) == '[' ? "" : ", ")
                    .append(field.label())
                    .append('=')
                    .append(PrintableText.escape(shown(field)));
        }
        return text.append(']').toString();
    }

    private String shown(ProfileField field) {
        return switch (field) {
            case ABOUT -> about.orElse("(not set)");
            case ADDRESS -> address.orElse("(not set)");
            case DESCRIPTION -> description.orElse("(not set)");
            case EMAIL -> email.orElse("(not set)");
            case VERTICAL -> vertical.map(Vertical::code).orElse("(not set)");
            case WEBSITES -> websites.toString();
            case PHOTO -> photoUrl.isPresent() ? "(set)" : "(not set)";
        };
    }

    /**
     * Collects what was read. Each setter marks its field as read; {@code null} and blank text mean that the platform
     * holds nothing there.
     */
    public static final class Builder {
        private final Set<ProfileField> fields = EnumSet.noneOf(ProfileField.class);
        private @Nullable String about;
        private @Nullable String address;
        private @Nullable String description;
        private @Nullable String email;
        private @Nullable Vertical vertical;
        private List<String> websites = List.of();
        private @Nullable String photoUrl;

        private Builder() {}

        /** Takes over the fields that were read in another profile. */
        public Builder with(BusinessProfile other) {
            fields.addAll(other.fields);
            for (ProfileField field : other.fields) {
                switch (field) {
                    case ABOUT -> about = other.about.orElse(null);
                    case ADDRESS -> address = other.address.orElse(null);
                    case DESCRIPTION -> description = other.description.orElse(null);
                    case EMAIL -> email = other.email.orElse(null);
                    case VERTICAL -> vertical = other.vertical.orElse(null);
                    case WEBSITES -> websites = other.websites;
                    case PHOTO -> photoUrl = other.photoUrl.orElse(null);
                }
            }
            return this;
        }

        /** Marks fields as read, so that those without a value count as not set. */
        public Builder read(Collection<ProfileField> asked) {
            fields.addAll(asked);
            return this;
        }

        public Builder about(@Nullable String value) {
            fields.add(ProfileField.ABOUT);
            about = value;
            return this;
        }

        public Builder address(@Nullable String value) {
            fields.add(ProfileField.ADDRESS);
            address = value;
            return this;
        }

        public Builder description(@Nullable String value) {
            fields.add(ProfileField.DESCRIPTION);
            description = value;
            return this;
        }

        public Builder email(@Nullable String value) {
            fields.add(ProfileField.EMAIL);
            email = value;
            return this;
        }

        public Builder vertical(@Nullable Vertical value) {
            fields.add(ProfileField.VERTICAL);
            vertical = value;
            return this;
        }

        /** Blank entries are left out. */
        public Builder websites(Collection<String> values) {
            fields.add(ProfileField.WEBSITES);
            List<String> present = new ArrayList<>(values);
            present.removeIf(String::isBlank);
            websites = List.copyOf(present);
            return this;
        }

        public Builder photoUrl(@Nullable String value) {
            fields.add(ProfileField.PHOTO);
            photoUrl = value;
            return this;
        }

        public BusinessProfile build() {
            return new BusinessProfile(this);
        }
    }
}
