package io.wabaprofile.testkit.contract;

import static io.wabaprofile.testkit.contract.ExpectedFailure.cancelledByInterrupt;
import static io.wabaprofile.testkit.contract.ExpectedFailure.notApplied;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.Throttled;
import io.wabaprofile.port.Unauthorized;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.Photo;
import io.wabaprofile.testkit.SamplePhoto;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.simulator.rules.Variant;
import org.junit.jupiter.api.Test;

/**
 * The contract tests of a {@link PhotoGateway}. Implement the interface with a test class. If the gateway connects to a
 * {@link
 * Dialog360Simulator}, choose {@link Variant#THROTTLING_WITH_RETRY_AFTER}: by default, the Cloud API sends no
 * {@code Retry-After}.
 */
public interface PhotoGatewayContract {

    /** Returns the gateway under test. */
    PhotoGateway photo();

    /** Returns the channel of the gateway under test. It must be new for each test. */
    SimulatedAccount account();

    private void replace(byte[] photo) {
        photo().replace(Photo.of(photo));
        assertStored(photo);
    }

    private void assertStored(byte[] photo) {
        assertThat(account().photo())
                .hasValueSatisfying(stored -> assertThat(stored).isEqualTo(photo));
        assertThat(account().photoSha256()).contains(ContractSamples.sha256(photo));
    }

    @Test
    default void storesAJpegUnchanged() {
        replace(SamplePhoto.jpeg(640).bytes());

        assertThat(account().photoType()).contains("image/jpeg");
    }

    @Test
    default void storesAPngUnchanged() {
        replace(SamplePhoto.png(640).bytes());

        assertThat(account().photoType()).contains("image/png");
    }

    @Test
    default void storesAPhotoOfTheMaximumSize() {
        replace(SamplePhoto.pngOfSize(Photo.MAX_BYTES).bytes());
    }

    @Test
    default void replacesAnExistingPhoto() {
        account().setPhoto(SamplePhoto.jpeg(192).bytes());
        String urlBefore = account().profile().photoUrl().orElseThrow();

        replace(SamplePhoto.png(192).bytes());

        assertThat(account().profile().photoUrl()).isPresent().get().isNotEqualTo(urlBefore);
    }

    @Test
    default void replacesAPhotoByItself() {
        replace(SamplePhoto.png(192).bytes());
        replace(SamplePhoto.png(192).bytes());
    }

    @Test
    default void replacesSeveralPhotosOneAfterAnother() {
        for (int edge = 192; edge <= 640; edge += 64) {
            replace(SamplePhoto.jpeg(edge).bytes());
        }
    }

    @Test
    default void keepsTheFieldsWhenItReplacesThePhoto() {
        account().setProfile(ContractSamples.fullProfile());

        replace(SamplePhoto.jpeg(192).bytes());

        BusinessProfile expected = ContractSamples.fullProfile();
        assertThat(account().profile().toBuilder().photoUrl(null).build())
                .isEqualTo(expected.toBuilder().photoUrl(null).build());
    }

    @Test
    default void keepsThePhotoIfTheKeyIsRevoked() {
        byte[] before = SamplePhoto.png(192).bytes();
        account().setPhoto(before);
        account().revokeKey();

        notApplied(
                Unauthorized.class, () -> photo().replace(SamplePhoto.jpeg(192).photo()));

        assertStored(before);
    }

    @Test
    default void keepsThePhotoIfThrottled() {
        account().throttle(ContractSamples.TEN_MINUTES);

        Throttled failure = notApplied(
                Throttled.class, () -> photo().replace(SamplePhoto.jpeg(192).photo()));

        assertThat(failure.retryAfter()).contains(ContractSamples.TEN_MINUTES);
        assertThat(account().photo()).isEmpty();
    }

    @Test
    default void replacesThePhotoAfterAnOutage() {
        Photo photo = SamplePhoto.jpeg(192).photo();
        account().outage();

        Unavailable failure = catchThrowableOfType(Unavailable.class, () -> photo().replace(photo));

        assertThat(failure.isTransient()).isTrue();
        assertThat(account().photo()).isEmpty();

        account().recover();
        replace(photo.bytes());
    }

    @Test
    default void doesNotReplaceThePhotoOnAnInterruptedThread() {
        cancelledByInterrupt(() -> photo().replace(SamplePhoto.jpeg(192).photo()));
    }
}
