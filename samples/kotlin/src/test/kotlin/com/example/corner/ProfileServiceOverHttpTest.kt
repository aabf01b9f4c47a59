package com.example.corner

import io.wabaprofile.cloud.CloudAdapter
import io.wabaprofile.http.ApiConnection
import io.wabaprofile.http.ApiKey
import io.wabaprofile.testkit.simulator.Dialog360Simulator
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

/** Tests the service with the Cloud adapter and the simulator. */
class ProfileServiceOverHttpTest {

    @Test
    fun `sets and clears the email`() {
        Dialog360Simulator.start().use { simulator ->
            val account = simulator.newAccount()
            ApiConnection.to(simulator.baseUri()).allowPlainHttpOnLoopback().build().use { connection ->
                val service =
                    ProfileService(CloudAdapter.connect(connection).profile(ApiKey.of(account.key())))

                service.setEmail("shop@example.com")
                assertThat(service.document()).contains(""""email":"shop@example.com"""")

                service.setEmail(null)
                assertThat(service.document()).contains(""""email":null""")
            }
        }
    }
}
