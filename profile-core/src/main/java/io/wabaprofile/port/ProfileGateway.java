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
     * Reads some fields and only calls what holds them. Changes nothing and may be repeated.
     *
     * @throws IllegalArgumentException if no field is named
     * @throws GatewayException if the profile could not be read; always {@link Outcome#NOT_APPLIED}
     */
    BusinessProfile fetch(Set<ProfileField> fields);

    /**
     * Writes the named fields and no other. An empty update calls nothing. May be repeated: the same update leads to the
     * same profile, unless somebody else wrote in between.
     *
     * @throws PartiallyApplied if the mode needs two requests (On-Premise: about apart from the rest) and only the first
     *     went through
     * @throws GatewayException with {@link Outcome#NOT_APPLIED} if nothing was changed, with {@link Outcome#UNKNOWN} if
     *     the server may have changed it
     */
    void apply(ProfileUpdate update);
}
