package io.wabaprofile.application;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What an update did. */
public sealed interface UpdateOutcome {

    /**
     * Some fields differed and were written.
     *
     * @param fields those that were written, in the order of {@link ProfileField}
     * @param before what was read of the fields that the update spoke of, before it was written
     * @param readBack what was read of the written fields after the write
     */
    record Updated(Set<ProfileField> fields, BusinessProfile before, ReadBack.Result readBack)
            implements UpdateOutcome {
        public Updated {
            Set<ProfileField> ordered = EnumSet.noneOf(ProfileField.class);
            ordered.addAll(fields);
            fields = Collections.unmodifiableSet(ordered);
        }
    }

    /** The profile already was as wanted; nothing was written. */
    record Unchanged() implements UpdateOutcome {}
}
