package com.example.corner

import io.wabaprofile.application.ProfileEditor
import io.wabaprofile.application.UpdateOutcome
import io.wabaprofile.jackson.ProfileJackson3Module
import io.wabaprofile.port.ProfileGateway
import io.wabaprofile.profile.ProfileField
import io.wabaprofile.profile.ProfileUpdate
import tools.jackson.databind.json.JsonMapper

/** Reads and changes the profile of a shop. Does not depend on the API mode. */
class ProfileService(private val profile: ProfileGateway) {
    private val editor = ProfileEditor(profile)
    private val json = JsonMapper.builder().addModule(ProfileJackson3Module()).build()

    /** The about text, or null if it is not set. */
    fun about(): String? = profile.fetch().about().orElse(null)

    /** The profile as a JSON document. */
    fun document(): String = json.writeValueAsString(profile.fetch())

    /** Applies a JSON Merge Patch. Returns the fields that were changed. */
    fun patch(document: String): Set<ProfileField> =
        when (val outcome = editor.update(json.readValue(document, ProfileUpdate::class.java))) {
            is UpdateOutcome.Updated -> outcome.fields()
            is UpdateOutcome.Unchanged -> emptySet()
        }

    /** Sets the email, or clears it if there is no address. */
    fun setEmail(address: String?) {
        val update = ProfileUpdate.builder()
        if (address == null) update.clearEmail() else update.email(address)
        profile.apply(update.build())
    }
}
