package io.wabaprofile.port;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import java.util.Set;

/** The profile of one channel. Implementations are safe for use by several threads. */
public interface ProfileGateway {

    /** Reads every field. See {@link #fetch(Set)}. */
    default BusinessProfile fetch() {
        return fetch(ProfileField.all());
    }

    /**
     * Reads the given fields. Sends only the requests that these fields need. Changes nothing and is safe to repeat.
     *
     * @throws IllegalArgumentException if the set is empty
     * @throws GatewayException if the profile could not be read; the outcome is {@link Outcome#NOT_APPLIED}
     */
    BusinessProfile fetch(Set<ProfileField> fields);

    /**
     * Writes the fields of the update and no other field. An empty update sends no request. Safe to repeat: the same
     * update
     * produces the same profile, unless another program writes in between.
     *
     * @throws PartiallyApplied if the update needs two requests (On-Premise: one for about, one for the other fields)
     *     and
     *     only the first succeeded
     * @throws GatewayException with {@link Outcome#NOT_APPLIED} if the profile was not changed, with {@link
     *     Outcome#UNKNOWN} if it may have been changed
     */
    void apply(ProfileUpdate update);
}
