package io.wabaprofile.testkit.simulator.cloud;

import io.wabaprofile.testkit.account.CompleteUpload;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.StoredPhoto;
import io.wabaprofile.testkit.account.UploadAccess;
import io.wabaprofile.testkit.simulator.http.ErrorResponseException;
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
import org.jspecify.annotations.Nullable;

/** Finds and checks the picture for a handle in a Cloud update. */
final class PictureHandles {
    static final String HANDLE = "profile_picture_handle";

    private static final Set<String> PICTURE_TYPES = Set.of("image/jpeg", "image/jpg", "image/png");

    private final SimulatorRules rules;
    private final UploadAccess uploads;
    private final InstantSource clock;
    private final PhotoShapeCheck shape;

    PictureHandles(SimulatorRules rules, UploadAccess uploads, InstantSource clock) {
        this.rules = rules;
        this.uploads = uploads;
        this.clock = clock;
        this.shape = new PhotoShapeCheck(rules);
    }

    /** Returns the change of the picture that the handle in an update of the account causes. */
    Picture picture(SimulatedAccount account, String handle) throws ErrorResponseException, InvalidValueException {
        if (handle.isEmpty()) {
            if (rules.has(Variant.EMPTY_HANDLE_CLEARS_PHOTO)) {
                return Picture.REMOVED;
            }
            rules.require(
                    false, StrictCheck.HANDLE_EMPTY, () -> new InvalidValueException(HANDLE, "must not be empty"));
            return Picture.UNCHANGED;
        }
        Optional<CompleteUpload> found = uploads.byHandle(handle).filter(upload -> isUsable(account, upload));
        rules.require(found.isPresent(), StrictCheck.HANDLE_UNKNOWN, this::invalidHandle);
        if (found.isEmpty()) {
            return Picture.UNCHANGED;
        }
        rules.require(
                PICTURE_TYPES.contains(found.get().file().mediaType()),
                StrictCheck.HANDLE_OF_NO_PICTURE,
                () -> new InvalidValueException(HANDLE, "must be the handle of an image/jpeg or image/png"));
        return picture(found.get());
    }

    private boolean isUsable(SimulatedAccount account, CompleteUpload upload) {
        boolean used = rules.has(Variant.HANDLES_WORK_ONCE) && upload.used().get();
        boolean expired =
                rules.has(Variant.HANDLES_WORK_FOR_A_DAY) && upload.isOlderThan(Duration.ofDays(1), clock.instant());
        boolean foreign = rules.has(Variant.FOREIGN_HANDLES_UNKNOWN) && !uploads.isOwn(account, upload);
        return !used && !expired && !foreign;
    }

    private Picture picture(CompleteUpload upload) throws ErrorResponseException {
        boolean tooLarge = upload.file().length() > StoredPhoto.MAX_BYTES;
        rules.require(!tooLarge, StrictCheck.PHOTO_TOO_LARGE, () -> unusable("The picture is larger than 5 MB."));
        if (tooLarge && upload.file().bytes().isEmpty()) {
            return Picture.UNCHANGED;
        }
        Optional<StoredPhoto> photo = StoredPhoto.of(upload.file().bytes().orElseThrow(this::invalidHandle));
        rules.require(
                photo.isPresent(), StrictCheck.PHOTO_UNREADABLE, () -> unusable("The picture is no JPEG or PNG."));
        if (photo.isEmpty()) {
            return Picture.UNCHANGED;
        }
        if (rules.checks(StrictCheck.PHOTO_DAMAGED) && photo.get().isDamaged()) {
            throw unusable("The picture is damaged.");
        }
        Optional<String> error = shape.error(photo.get());
        if (error.isPresent()) {
            throw unusable(error.get() + ".");
        }
        return new Picture(photo.get(), upload, false);
    }

    private static ErrorResponseException unusable(String reason) {
        return new ErrorResponseException(GraphResponses.unusablePicture(reason));
    }

    private ErrorResponseException invalidHandle() {
        return new ErrorResponseException(
                GraphResponses.invalidHandle(rules.has(Variant.UNKNOWN_HANDLE_IS_400) ? 400 : 422));
    }

    /** The change of the picture in an update. */
    record Picture(@Nullable StoredPhoto photo, @Nullable CompleteUpload upload, boolean removed) {
        static final Picture UNCHANGED = new Picture(null, null, false);
        private static final Picture REMOVED = new Picture(null, null, true);

        void commitTo(SimulatedAccount account, ProfileEdit edit) {
            if (upload != null) {
                upload.used().set(true);
            }
            account.state().commit(edit, photo);
            if (removed) {
                account.removePhoto();
            }
        }
    }
}
