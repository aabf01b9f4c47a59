package com.example.corner

import io.wabaprofile.cloud.CloudAdapter
import io.wabaprofile.http.ApiConnection
import io.wabaprofile.http.ApiKey

/** Prints the profile of the Cloud number whose key is in the environment variable D360_API_KEY. */
fun main() {
    val key = ApiKey.of(requireNotNull(System.getenv("D360_API_KEY")) { "Set D360_API_KEY" })
    ApiConnection.to(CloudAdapter.HOST).build().use { connection ->
        println(ProfileService(CloudAdapter.connect(connection).profile(key)).document())
    }
}
