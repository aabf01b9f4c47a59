package com.example.signage;

import static io.wabaprofile.testkit.assertj.WabaProfileAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.junit.WabaProfileTest;
import org.junit.jupiter.api.Test;

@WabaProfileTest
class SignageTest {

    @Test
    void theExtensionWorksInANamedModule(ProfileGateway profile, SimulatedAccount account) {
        profile.apply(ProfileUpdate.builder().about("Open").build());

        assertThat(account).hasAbout("Open");
        assertThat(ProfileGateway.class.getModule().getName()).isEqualTo("io.wabaprofile.profile");
        assertThat(WabaProfileTest.class.getModule().getName()).isEqualTo("io.wabaprofile.testkit");
    }
}
