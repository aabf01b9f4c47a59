package com.example.cactus;

import io.wabaprofile.application.ProfileEditor;
import io.wabaprofile.application.UpdateOutcome;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.ProfileUpdate;
import java.time.LocalTime;

/** Shows in the about text how long the shop is open today. */
public final class OpeningHours {
    private final ProfileEditor editor;

    public OpeningHours(ProfileGateway profile) {
        this.editor = new ProfileEditor(profile);
    }

    /** @return whether the about text was changed */
    public boolean openUntil(LocalTime closing) {
        UpdateOutcome outcome = editor.update(
                ProfileUpdate.builder().about("Open until " + closing).build());
        return outcome instanceof UpdateOutcome.Updated;
    }
}
