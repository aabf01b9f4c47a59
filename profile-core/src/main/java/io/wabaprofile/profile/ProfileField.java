package io.wabaprofile.profile;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/** The fields of a business profile, with the limits a value must keep to be written. */
public enum ProfileField {
    /** The line under the business name. Must stay set once it was set: the platform refuses to empty it. */
    ABOUT(139),
    ADDRESS(256),
    /** 512 characters by the platform's guide; some servers are documented with 256. */
    DESCRIPTION(512),
    EMAIL(128),
    /**
     * The industry. Must stay set once it was set: the platform refuses to empty it. The limit of 64 characters is this
     * library's; the longest known code or label has 26.
     */
    VERTICAL(64),
    /** Two addresses at most, each of 256 characters at most, replaced as a whole. */
    WEBSITES(256),
    /** Readable as a URL only; written through {@code PhotoGateway}. */
    PHOTO(0);

    /** How many websites a profile may hold. */
    public static final int MAX_WEBSITES = 2;

    private static final Set<ProfileField> ALL = Collections.unmodifiableSet(EnumSet.allOf(ProfileField.class));

    private final int maxLength;
    private final String label = name().toLowerCase(Locale.ROOT);

    ProfileField(int maxLength) {
        this.maxLength = maxLength;
    }

    /** Every field, in a stable order. */
    public static Set<ProfileField> all() {
        return ALL;
    }

    /**
     * The longest value that may be written, for {@link #WEBSITES} of each website, counted in Unicode code points (an
     * emoji outside the basic plane counts as one). Empty where length is not what limits the field.
     */
    public OptionalInt maxLength() {
        return maxLength == 0 ? OptionalInt.empty() : OptionalInt.of(maxLength);
    }

    /** Whether the platform can clear this field through a {@link ProfileUpdate}. */
    public boolean isClearable() {
        return this != ABOUT && this != VERTICAL && this != PHOTO;
    }

    /** The field's name as people write it: {@code about}, {@code websites}. */
    public String label() {
        return label;
    }
}
