package io.wabaprofile.testkit.simulator.cloud;

import io.wabaprofile.testkit.account.CompleteUpload;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.StoredPhoto;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.RequestRefusedException;
import io.wabaprofile.testkit.simulator.response.GraphResponses;
import io.wabaprofile.testkit.simulator.rules.InvalidValueException;
import io.wabaprofile.testkit.simulator.rules.PhotoShapeCheck;
import io.wabaprofile.testkit.simulator.rules.ProfileEdit;
import io.wabaprofile.testkit.simulator.rules.SimulatorRules;
import io.wabaprofile.testkit.simulator.rules.StrictCheck;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a picture handle in a Cloud update stands for, and whether it does. */
final class PictureHandles {
    static final String HANDLE = "profile_picture_handle";

    private static final Set<String> PICTURE_TYPES = Set.of("image/jpeg", "image/jpg", "image/png");

    private final SimulatorRules rules;
    private final Function<String, Optional<CompleteUpload>> uploads;
    private final InstantSource clock;
    private final PhotoShapeCheck shape;

    /** @param uploads by their handle, whichever channel brought them */
    PictureHandles(SimulatorRules rules, Function<String, Optional<CompleteUpload>> uploads, InstantSource clock) {
        this.rules = rules;
        this.uploads = uploads;
        this.clock = clock;
        this.shape = new PhotoShapeCheck(rules);
    }

    /** What the handle in an update of the account means. */
    Picture picture(SimulatedAccount account, String handle) throws RequestRefusedException, InvalidValueException {
        if (handle.isEmpty()) {
            if (rules.has(Variant.EMPTY_HANDLE_CLEARS_PHOTO)) {
                return Picture.REMOVED;
            }
            if (rules.checks(StrictCheck.HANDLE_EMPTY)) {
                throw new InvalidValueException(HANDLE, "must not be empty");
            }
            return Picture.STAYS;
        }
        Optional<CompleteUpload> found = uploads.apply(handle).filter(upload -> isUsable(account, upload));
        if (found.isEmpty()) {
            if (rules.checks(StrictCheck.HANDLE_UNKNOWN)) {
                throw new RequestRefusedException(invalidHandle());
            }
            return Picture.STAYS;
        }
        CompleteUpload upload = found.get();
        if (!PICTURE_TYPES.contains(upload.file().mediaType()) && rules.checks(StrictCheck.HANDLE_OF_NO_PICTURE)) {
            throw new InvalidValueException(HANDLE, "must be the handle of an image/jpeg or image/png");
        }
        return content(upload);
    }

    private boolean isUsable(SimulatedAccount account, CompleteUpload upload) {
        boolean usedUp = rules.has(Variant.HANDLES_WORK_ONCE) && upload.used().get();
        boolean expired =
                rules.has(Variant.HANDLES_WORK_FOR_A_DAY) && upload.isOlderThan(Duration.ofDays(1), clock.instant());
        boolean foreign = rules.has(Variant.FOREIGN_HANDLES_UNKNOWN)
                && account.state().uploadByHandle(upload.handle()).isEmpty();
        return !usedUp && !expired && !foreign;
    }

    private Picture content(CompleteUpload upload) throws RequestRefusedException {
        if (upload.file().length() > StoredPhoto.MAX_BYTES && rules.checks(StrictCheck.PHOTO_TOO_LARGE)) {
            throw new RequestRefusedException(GraphResponses.unusablePicture("The picture is larger than 5 MB."));
        }
        if (upload.file().length() > StoredPhoto.MAX_BYTES
                && upload.file().bytes().isEmpty()) {
            return Picture.STAYS;
        }
        byte[] bytes = upload.file().bytes().orElseThrow(() -> new RequestRefusedException(invalidHandle()));
        Optional<StoredPhoto> photo = StoredPhoto.of(bytes);
        if (photo.isEmpty()) {
            if (rules.checks(StrictCheck.PHOTO_UNREADABLE)) {
                throw new RequestRefusedException(GraphResponses.unusablePicture("The picture is no JPEG or PNG."));
            }
            return Picture.STAYS;
        }
        if (photo.get().isDamaged() && rules.checks(StrictCheck.PHOTO_DAMAGED)) {
            throw new RequestRefusedException(GraphResponses.unusablePicture("The picture is damaged."));
        }
        Optional<String> complaint = shape.complaint(photo.get());
        if (complaint.isPresent()) {
            throw new RequestRefusedException(GraphResponses.unusablePicture(complaint.get() + "."));
        }
        return new Picture(photo.get(), upload, false);
    }

    private ApiResponse invalidHandle() {
        return GraphResponses.invalidHandle(rules.has(Variant.UNKNOWN_HANDLE_IS_400) ? 400 : 422);
    }

    /** What an update means for the picture. */
    record Picture(@Nullable StoredPhoto photo, @Nullable CompleteUpload from, boolean removed) {
        static final Picture STAYS = new Picture(null, null, false);
        private static final Picture REMOVED = new Picture(null, null, true);

        void commitTo(SimulatedAccount account, ProfileEdit edit) {
            if (from != null) {
                from.used().set(true);
            }
            account.state().commit(edit, photo);
            if (removed) {
                account.removePhoto();
            }
        }
    }
}
