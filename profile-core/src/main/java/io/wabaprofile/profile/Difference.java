package io.wabaprofile.profile;

import java.util.Optional;
import java.util.function.Consumer;

/** What leads from one profile to another. */
final class Difference {
    private Difference() {}

    /** Sets what is present in the desired profile and not the same in the current one. */
    static ProfileUpdate.Builder settings(BusinessProfile current, BusinessProfile desired) {
        ProfileUpdate.Builder update = ProfileUpdate.builder();
        ifDifferent(current.about(), desired.about(), update::about);
        ifDifferent(current.address(), desired.address(), update::address);
        ifDifferent(current.description(), desired.description(), update::description);
        ifDifferent(current.email(), desired.email(), update::email);
        ifDifferent(current.vertical(), desired.vertical(), update::vertical);
        if (!desired.websites().isEmpty()
                && !WebsiteSyntax.normalized(desired.websites()).equals(WebsiteSyntax.normalized(current.websites()))) {
            update.websites(desired.websites());
        }
        return update;
    }

    /** The same, and clears what the backup was read without and the current profile may hold. */
    static ProfileUpdate.Builder settingsAndClearings(BusinessProfile current, BusinessProfile backup) {
        ProfileUpdate.Builder update = settings(current, backup);
        clearIfGone(ProfileField.ADDRESS, current, backup, update::clearAddress);
        clearIfGone(ProfileField.DESCRIPTION, current, backup, update::clearDescription);
        clearIfGone(ProfileField.EMAIL, current, backup, update::clearEmail);
        clearIfGone(ProfileField.WEBSITES, current, backup, update::clearWebsites);
        clearIfGone(ProfileField.ABOUT, current, backup, () -> update.refuseToClear(ProfileField.ABOUT));
        clearIfGone(ProfileField.VERTICAL, current, backup, () -> update.refuseToClear(ProfileField.VERTICAL));
        return update;
    }

    private static <T> void ifDifferent(Optional<T> current, Optional<T> desired, Consumer<T> set) {
        desired.filter(value -> !current.equals(desired)).ifPresent(set);
    }

    private static void clearIfGone(
            ProfileField field, BusinessProfile current, BusinessProfile backup, Runnable clear) {
        boolean goneInBackup = backup.fields().contains(field) && !holds(backup, field);
        boolean maybeSetNow = !current.fields().contains(field) || holds(current, field);
        if (goneInBackup && maybeSetNow) {
            clear.run();
        }
    }

    private static boolean holds(BusinessProfile profile, ProfileField field) {
        return switch (field) {
            case ABOUT -> profile.about().isPresent();
            case ADDRESS -> profile.address().isPresent();
            case DESCRIPTION -> profile.description().isPresent();
            case EMAIL -> profile.email().isPresent();
            case VERTICAL -> profile.vertical().isPresent();
            case WEBSITES -> !profile.websites().isEmpty();
            case PHOTO -> profile.photoUrl().isPresent();
        };
    }
}
