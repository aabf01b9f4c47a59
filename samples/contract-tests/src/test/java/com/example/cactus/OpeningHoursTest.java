package com.example.cactus;

import static io.wabaprofile.testkit.assertj.WabaProfileAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.port.Unauthorized;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.junit.WabaProfileTest;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

/** Tests the service with the fake, without HTTP. */
@WabaProfileTest
class OpeningHoursTest {

    @Test
    void setsTheAboutOnce(ProfileGateway profile, SimulatedAccount account) {
        OpeningHours hours = new OpeningHours(profile);

        assertThat(hours.openUntil(LocalTime.of(21, 0))).isTrue();
        assertThat(hours.openUntil(LocalTime.of(21, 0))).isFalse();

        assertThat(account).hasAbout("Open until 21:00").hasNoPhoto();
    }

    @Test
    void keepsTheAboutIfTheKeyIsRevoked(ProfileGateway profile, SimulatedAccount account) {
        account.revokeKey();

        assertThatThrownBy(() -> new OpeningHours(profile).openUntil(LocalTime.NOON))
                .isInstanceOf(Unauthorized.class)
                .satisfies(failure -> assertThat(account).hasNoSecretIn(failure));

        assertThat(account).hasNoAbout();
    }
}
