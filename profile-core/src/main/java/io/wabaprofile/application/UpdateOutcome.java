package io.wabaprofile.application;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The result of an update. */
public sealed interface UpdateOutcome {

    /**
     * Some fields differed and were written.
     *
     * @param fields the written fields, in the order of {@link ProfileField}
     * @param before the fields of the update as they were read before the write
     * @param readBack the result of reading the written fields after the write
     */
    record Updated(Set<ProfileField> fields, BusinessProfile before, ReadBack.Result readBack)
            implements UpdateOutcome {
        public Updated {
            Set<ProfileField> ordered = EnumSet.noneOf(ProfileField.class);
            ordered.addAll(fields);
            fields = Collections.unmodifiableSet(ordered);
        }
    }

    /** The profile already had all values of the update; no write was sent. */
    record Unchanged() implements UpdateOutcome {}
}
