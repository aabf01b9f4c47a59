package io.wabaprofile.testkit.fake;

import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.NumberFacts;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.PhotoReader;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.DownloadedPhoto;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.MediaHandle;
import io.wabaprofile.profile.Photo;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.StoredPhoto;
import io.wabaprofile.testkit.account.VerticalCodes;
import io.wabaprofile.testkit.fault.FaultPlan;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The ports of one channel in memory, for tests without HTTP. Fulfils the same contracts as the real adapters, and throws the
 * same
 * exceptions when the account is in trouble. An unset vertical is read as {@link Vertical#UNDEFINED}, as from the Cloud
 * API.
 * Uses the key that the account has when the fake is created. Safe for use by several threads.
 */
public final class FakeAdapter {
    private final SimulatedAccount account;
    private final FakeRequestChecks checks;

    private FakeAdapter(SimulatedAccount account, FakeRequestChecks checks) {
        this.account = account;
        this.checks = checks;
    }

    /** A fake whose clock stands at the beginning of 1970. */
    public static FakeAdapter over(SimulatedAccount account) {
        return over(account, () -> Instant.EPOCH);
    }

    /** @param clock for the start of uploads and the end of planned throttling */
    public static FakeAdapter over(SimulatedAccount account, InstantSource clock) {
        return new FakeAdapter(account, new FakeRequestChecks(account, FaultPlan.create(), clock));
    }

    /**
     * Returns a fake with planned faults, on the operations of the Cloud API. The fake does not retry: each fault
     * becomes the
     * exception that a real adapter throws after its last retry. After a lost response or a stall, the write is applied
     * and
     * its outcome is unknown. Uploads resume after a cut, a lost response and a forgotten session. A drip has no
     * effect.
     */
    public FakeAdapter withFaults(FaultPlan plan) {
        return new FakeAdapter(account, checks.with(plan));
    }

    public ProfileGateway profile() {
        return new FakeProfile();
    }

    public PhotoGateway photo() {
        return this::replacePhoto;
    }

    /** Returns the photo as the platform shows it: a square of at most 640 pixels per side. */
    public PhotoReader photoReader() {
        return this::readPhoto;
    }

    public MediaUploader uploader() {
        return new FakeUploader();
    }

    /** Returns the facts that the Graph API offers, as if they came from the Graph API. */
    public NumberFacts facts() {
        return () -> checks.call(Operation.FETCH_FACTS, () -> FakeReports.graph(account));
    }

    private final class FakeProfile implements ProfileGateway {
        @Override
        public BusinessProfile fetch(Set<ProfileField> fields) {
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("Name at least one field to fetch");
            }
            return checks.call(Operation.FETCH_PROFILE, () -> only(fields, account.profile()));
        }

        @Override
        public void apply(ProfileUpdate update) {
            if (!update.isEmpty()) {
                checks.call(Operation.UPDATE_PROFILE, () -> commit(update));
            }
        }

        private ProfileUpdate commit(ProfileUpdate update) {
            update.vertical()
                    .<Optional<String>>fold(vertical -> Optional.of(vertical.code()), Optional::empty, Optional::empty)
                    .filter(code -> !VerticalCodes.CODES.contains(code))
                    .ifPresent(code -> {
                        throw FakeFailures.rejected(
                                Operation.UPDATE_PROFILE, VerticalCodes.unsupportedCodeMessage(code));
                    });
            account.state().commit(update::applyTo, null);
            return update;
        }
    }

    private static BusinessProfile only(Set<ProfileField> fields, BusinessProfile profile) {
        BusinessProfile.Builder some = BusinessProfile.builder();
        fields.forEach(field -> some.set(field, profile.values(field)));
        if (fields.contains(ProfileField.VERTICAL)) {
            some.vertical(profile.vertical().orElse(Vertical.UNDEFINED));
        }
        return some.build();
    }

    private void replacePhoto(Photo photo) {
        checks.call(Operation.REPLACE_PHOTO, () -> {
            StoredPhoto stored = StoredPhoto.of(photo.bytes())
                    .orElseThrow(() -> new IllegalStateException("A Photo is a JPEG or a PNG"));
            account.state().commit(UnaryOperator.identity(), stored);
            return stored;
        });
    }

    private Optional<DownloadedPhoto> readPhoto() {
        Optional<StoredPhoto> current =
                checks.call(Operation.FETCH_PROFILE, () -> account.state().photo());
        return current.flatMap(
                photo -> checks.call(Operation.DOWNLOAD_PHOTO, () -> DownloadedPhoto.of(photo.thumbnail())));
    }

    private final class FakeUploader implements MediaUploader {
        @Override
        public MediaHandle upload(MediaFile file, UploadObserver observer) {
            return new FakeUpload(account, checks, file, observer).start();
        }

        @Override
        public MediaHandle resume(UploadSession session, MediaFile file, UploadObserver observer) {
            return new FakeUpload(account, checks, file, observer).resume(session);
        }
    }
}
