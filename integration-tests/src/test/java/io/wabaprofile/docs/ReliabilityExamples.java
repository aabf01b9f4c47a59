package io.wabaprofile.docs;

import io.wabaprofile.application.ProfileEditor;
import io.wabaprofile.application.ReadBack;
import io.wabaprofile.application.UpdateOutcome;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.ProfileUpdate;
import java.time.Duration;

/** The code in docs/reliability.md. */
final class ReliabilityExamples {
    private ReliabilityExamples() {}

    static boolean isConfirmed(ProfileGateway profile, ProfileUpdate update) {
        ProfileEditor editor = new ProfileEditor(profile, ReadBack.upTo(3, Duration.ofSeconds(2)));
        UpdateOutcome outcome = editor.update(update);
        return outcome instanceof UpdateOutcome.Unchanged
                || (outcome instanceof UpdateOutcome.Updated updated
                        && updated.readBack() instanceof ReadBack.Result.Confirmed);
    }
}
