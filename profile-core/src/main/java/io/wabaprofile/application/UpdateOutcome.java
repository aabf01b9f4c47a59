package io.wabaprofile.application;

import io.wabaprofile.profile.ProfileField;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What an update did. */
public sealed interface UpdateOutcome {

    /** These fields were written, in the order of {@link ProfileField}; they differed before. */
    record Updated(Set<ProfileField> fields) implements UpdateOutcome {
        public Updated {
            Set<ProfileField> ordered = EnumSet.noneOf(ProfileField.class);
            ordered.addAll(fields);
            fields = Collections.unmodifiableSet(ordered);
        }
    }

    /** The profile already was as wanted; nothing was written. */
    record Unchanged() implements UpdateOutcome {}
}
