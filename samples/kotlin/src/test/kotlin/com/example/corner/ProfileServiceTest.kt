package com.example.corner

import io.wabaprofile.port.ProfileGateway
import io.wabaprofile.profile.InvalidProfileException
import io.wabaprofile.profile.ProfileField
import io.wabaprofile.testkit.account.SimulatedAccount
import io.wabaprofile.testkit.assertj.WabaProfileAssertions
import io.wabaprofile.testkit.junit.WabaProfileTest
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test
import tools.jackson.core.JacksonException

/** Tests the service with the fake, without HTTP. */
@WabaProfileTest
class ProfileServiceTest {

    @Test
    fun `applies a merge patch`(profile: ProfileGateway, account: SimulatedAccount) {
        val service = ProfileService(profile)

        assertThat(service.patch("""{"about": "Open till nine", "email": null}""")).contains(ProfileField.ABOUT)

        WabaProfileAssertions.assertThat(account).hasAbout("Open till nine")
        assertThat(service.about()).isEqualTo("Open till nine")
    }

    @Test
    fun `refuses an invalid patch`(profile: ProfileGateway) {
        assertThatThrownBy { ProfileService(profile).patch("""{"email": "nobody"}""") }
            .isInstanceOf(JacksonException::class.java)
            .hasCauseInstanceOf(InvalidProfileException::class.java)
    }

    @Test
    fun `has no about at first`(profile: ProfileGateway) {
        assertThat(ProfileService(profile).about()).isNull()
    }
}
