package com.example.bakery;

import static io.wabaprofile.testkit.assertj.WabaProfileAssertions.assertThat;

import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.junit.WabaProfileTest;
import org.junit.jupiter.api.Test;

@WabaProfileTest
class AnnouncementsTest {

    @Test
    void showsTheBreadOfTheDay(ProfileGateway profile, SimulatedAccount account) {
        new Announcements(profile).announce("rye");

        assertThat(account).hasAbout("Today: rye");
    }
}
