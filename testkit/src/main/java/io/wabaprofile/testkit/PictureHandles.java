package io.wabaprofile.testkit;

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

    private final Rules rules;
    private final Function<String, Optional<ReceivedUpload>> uploads;
    private final InstantSource clock;
    private final PhotoShape shape;

    /** @param uploads by their handle, whichever channel brought them */
    PictureHandles(Rules rules, Function<String, Optional<ReceivedUpload>> uploads, InstantSource clock) {
        this.rules = rules;
        this.uploads = uploads;
        this.clock = clock;
        this.shape = new PhotoShape(rules);
    }

    /** What the handle in an update of the account means. */
    Picture picture(SimulatedAccount account, String handle) throws Refused, RefusedValue {
        if (handle.isEmpty()) {
            if (rules.has(Variant.EMPTY_HANDLE_CLEARS_PHOTO)) {
                return Picture.REMOVED;
            }
            if (rules.refuses(Refusal.HANDLE_EMPTY)) {
                throw new RefusedValue(HANDLE, "must not be empty");
            }
            return Picture.STAYS;
        }
        Optional<ReceivedUpload> found = uploads.apply(handle).filter(upload -> isUsable(account, upload));
        if (found.isEmpty()) {
            if (rules.refuses(Refusal.HANDLE_UNKNOWN)) {
                throw new Refused(invalidHandle());
            }
            return Picture.STAYS;
        }
        ReceivedUpload upload = found.get();
        if (!PICTURE_TYPES.contains(upload.mediaType()) && rules.refuses(Refusal.HANDLE_OF_NO_PICTURE)) {
            throw new RefusedValue(HANDLE, "must be the handle of an image/jpeg or image/png");
        }
        return content(upload);
    }

    private boolean isUsable(SimulatedAccount account, ReceivedUpload upload) {
        boolean usedUp = rules.has(Variant.HANDLES_WORK_ONCE) && upload.isUsed();
        boolean expired =
                rules.has(Variant.HANDLES_WORK_FOR_A_DAY) && upload.isOlderThan(Duration.ofDays(1), clock.instant());
        boolean foreign = rules.has(Variant.HANDLES_OF_OTHERS_UNKNOWN)
                && account.uploadWith(upload.handle()).isEmpty();
        return !usedUp && !expired && !foreign;
    }

    private Picture content(ReceivedUpload upload) throws Refused {
        if (upload.length() > StoredPhoto.MAX_BYTES && rules.refuses(Refusal.PHOTO_TOO_LARGE)) {
            throw new Refused(GraphAnswers.unusablePicture("The picture is larger than 5 MB."));
        }
        if (upload.length() > StoredPhoto.MAX_BYTES && upload.bytes().isEmpty()) {
            return Picture.STAYS;
        }
        byte[] bytes = upload.bytes().orElseThrow(() -> new Refused(invalidHandle()));
        Optional<StoredPhoto> photo = StoredPhoto.of(bytes);
        if (photo.isEmpty()) {
            if (rules.refuses(Refusal.PHOTO_UNREADABLE)) {
                throw new Refused(GraphAnswers.unusablePicture("The picture is no JPEG or PNG."));
            }
            return Picture.STAYS;
        }
        if (photo.get().isDamaged() && rules.refuses(Refusal.PHOTO_DAMAGED)) {
            throw new Refused(GraphAnswers.unusablePicture("The picture is damaged."));
        }
        Optional<String> complaint = shape.complaint(photo.get());
        if (complaint.isPresent()) {
            throw new Refused(GraphAnswers.unusablePicture(complaint.get() + "."));
        }
        return new Picture(photo.get(), upload, false);
    }

    private Answer invalidHandle() {
        return GraphAnswers.invalidHandle(rules.has(Variant.UNKNOWN_HANDLE_IS_400) ? 400 : 422);
    }

    /** What an update means for the picture. */
    record Picture(@Nullable StoredPhoto photo, @Nullable ReceivedUpload from, boolean removed) {
        static final Picture STAYS = new Picture(null, null, false);
        private static final Picture REMOVED = new Picture(null, null, true);

        void commitTo(SimulatedAccount account, ProfileEdit edit) {
            if (from != null) {
                from.use();
            }
            account.commit(edit, photo);
            if (removed) {
                account.removePhoto();
            }
        }
    }
}
