package io.wabaprofile.profile;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/** The fields of a business profile, with the limits of values that can be written. */
public enum ProfileField {
    /** The line below the business name. Cannot be cleared once it was set. */
    ABOUT(139),
    ADDRESS(256),
    /** At most 512 characters in the platform's guide; the documents of some servers say 256. */
    DESCRIPTION(512),
    EMAIL(128),
    /**
     * The industry. Cannot be cleared once it was set. The limit of 64 characters is set by this library; the longest
     * known
     * code or label has 26.
     */
    VERTICAL(64),
    /** At most two addresses of at most 256 characters each. A write replaces all addresses. */
    WEBSITES(256),
    /** Read as a URL; written through {@code PhotoGateway}. */
    PHOTO(0);

    /** The maximum number of websites of a profile. */
    public static final int MAX_WEBSITES = 2;

    private static final Set<ProfileField> ALL = Collections.unmodifiableSet(EnumSet.allOf(ProfileField.class));

    private final int maxLength;
    private final String label = name().toLowerCase(Locale.ROOT);

    ProfileField(int maxLength) {
        this.maxLength = maxLength;
    }

    /** All fields, in declaration order. Unmodifiable. */
    public static Set<ProfileField> all() {
        return ALL;
    }

    /**
     * The maximum length of a value in Unicode code points; an emoji outside the basic plane counts as one. For {@link
     * #WEBSITES}, the maximum of each website. Empty for {@link #PHOTO}.
     */
    public OptionalInt maxLength() {
        return maxLength == 0 ? OptionalInt.empty() : OptionalInt.of(maxLength);
    }

    /** Whether the platform can clear this field through a {@link ProfileUpdate}. */
    public boolean isClearable() {
        return this != ABOUT && this != VERTICAL && this != PHOTO;
    }

    /** The name in messages and requests, such as {@code about} or {@code websites}. */
    public String label() {
        return label;
    }
}
