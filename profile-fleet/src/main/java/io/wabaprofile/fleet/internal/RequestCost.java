package io.wabaprofile.fleet.internal;

import io.wabaprofile.channel.ApiMode;
import io.wabaprofile.profile.ProfileField;
import java.util.Set;

/** The number of requests of a call, if none is retried. */
final class RequestCost {
    private static final int UPLOADED_PHOTO = 3; // open a session, send the file, set the handle

    private RequestCost() {}

    static int ofRead(ApiMode api, Set<ProfileField> fields) {
        return api == ApiMode.ON_PREMISE ? onPremise(fields) : 1;
    }

    static int ofWrite(ApiMode api, Set<ProfileField> fields) {
        if (api == ApiMode.ON_PREMISE) {
            return onPremise(fields);
        }
        int photo = fields.contains(ProfileField.PHOTO) ? UPLOADED_PHOTO : 0;
        return photo + (fields.size() > (photo == 0 ? 0 : 1) ? 1 : 0);
    }

    /** The On-Premise API has one resource for about, one for the photo, and one for the other fields. */
    private static int onPremise(Set<ProfileField> fields) {
        int about = fields.contains(ProfileField.ABOUT) ? 1 : 0;
        int photo = fields.contains(ProfileField.PHOTO) ? 1 : 0;
        return about + photo + (fields.size() > about + photo ? 1 : 0);
    }
}
