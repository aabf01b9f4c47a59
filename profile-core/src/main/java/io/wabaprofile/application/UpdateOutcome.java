package io.wabaprofile.application;

import io.wabaprofile.profile.ProfileField;
import java.util.Set;

/** What an update did. */
public sealed interface UpdateOutcome {

    /** These fields were written; they differed before. */
    record Updated(Set<ProfileField> fields) implements UpdateOutcome {
        public Updated {
            fields = Set.copyOf(fields);
        }
    }

    /** The profile already was as wanted; nothing was written. */
    record Unchanged() implements UpdateOutcome {}
}
