package io.wabaprofile.testkit.fake;

import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.BusinessProfile;
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
 * The three ports in memory, for tests without HTTP. Keeps the contracts that the real adapters keep, and fails as they
 * do when the account says so. An unset vertical reads {@link Vertical#UNDEFINED}, as from the Cloud. Uses the key the
 * account had when the fake was made. Safe for use by several threads.
 */
public final class FakeAdapter {
    private final SimulatedAccount account;
    private final FakeRequestChecks gate;

    private FakeAdapter(SimulatedAccount account, FakeRequestChecks gate) {
        this.account = account;
        this.gate = gate;
    }

    public static FakeAdapter over(SimulatedAccount account) {
        return over(account, () -> Instant.EPOCH);
    }

    /**
     * @param clock says when an upload was opened, and when throttling that was planned ends; without one, it is always the
     *     beginning of 1970
     */
    public static FakeAdapter over(SimulatedAccount account, InstantSource clock) {
        return new FakeAdapter(account, new FakeRequestChecks(account, FaultPlan.create(), clock));
    }

    /**
     * The same fake, with which things go wrong as planned. It tries nothing twice, so that each fault reaches the caller as
     * the failure in which a real adapter ends that has tried everything: what a lost answer or a stall leaves behind is
     * done, and its outcome is unknown. Uploads go on by themselves after a cut, a lost answer and a forgotten session. A drip
     * has no effect. The fake's operations are those of the Cloud.
     */
    public FakeAdapter withFaults(FaultPlan plan) {
        return new FakeAdapter(account, gate.with(plan));
    }

    public ProfileGateway profile() {
        return new FakeProfile();
    }

    public PhotoGateway photo() {
        return this::replacePhoto;
    }

    public MediaUploader uploader() {
        return new FakeUploader(account, gate);
    }

    private final class FakeProfile implements ProfileGateway {
        @Override
        public BusinessProfile fetch(Set<ProfileField> fields) {
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("Name at least one field to fetch");
            }
            return gate.call(Operation.FETCH_PROFILE, () -> restricted(account.profile(), fields));
        }

        @Override
        public void apply(ProfileUpdate update) {
            if (!update.isEmpty()) {
                gate.call(Operation.UPDATE_PROFILE, () -> commit(update));
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

    private static BusinessProfile restricted(BusinessProfile all, Set<ProfileField> fields) {
        BusinessProfile.Builder some = BusinessProfile.builder();
        for (ProfileField field : fields) {
            switch (field) {
                case ABOUT -> some.about(all.about().orElse(null));
                case ADDRESS -> some.address(all.address().orElse(null));
                case DESCRIPTION -> some.description(all.description().orElse(null));
                case EMAIL -> some.email(all.email().orElse(null));
                case VERTICAL -> some.vertical(all.vertical().orElse(Vertical.UNDEFINED));
                case WEBSITES -> some.websites(all.websites());
                case PHOTO -> some.photoUrl(all.photoUrl().orElse(null));
            }
        }
        return some.build();
    }

    private void replacePhoto(Photo photo) {
        gate.call(Operation.REPLACE_PHOTO, () -> {
            StoredPhoto stored = StoredPhoto.of(photo.bytes())
                    .orElseThrow(() -> new IllegalStateException("A Photo is a JPEG or a PNG"));
            account.state().commit(UnaryOperator.identity(), stored);
            return stored;
        });
    }
}
