package com.example.bakery;

import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.ProfileUpdate;

/** Shows the bread of the day in the business profile. */
public final class Announcements {
    private final ProfileGateway profile;

    public Announcements(ProfileGateway profile) {
        this.profile = profile;
    }

    public void announce(String bread) {
        profile.apply(ProfileUpdate.builder().about("Today: " + bread).build());
    }
}
