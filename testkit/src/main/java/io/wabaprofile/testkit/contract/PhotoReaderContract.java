package io.wabaprofile.testkit.contract;

import static io.wabaprofile.testkit.contract.ExpectedFailure.cancelledByInterrupt;
import static io.wabaprofile.testkit.contract.ExpectedFailure.notApplied;
import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.port.PhotoReader;
import io.wabaprofile.port.Throttled;
import io.wabaprofile.port.Unauthorized;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.profile.DownloadedPhoto;
import io.wabaprofile.profile.Photo;
import io.wabaprofile.testkit.SamplePhoto;
import io.wabaprofile.testkit.account.SimulatedAccount;
import org.junit.jupiter.api.Test;

/** The contract tests of a {@link PhotoReader}. Implement the interface with a test class. */
public interface PhotoReaderContract {

    /** Returns the reader under test. */
    PhotoReader photoReader();

    /** Returns the channel of the reader under test. It must be new for each test. */
    SimulatedAccount account();

    private void assertReads(byte[] photo, String mediaType) {
        DownloadedPhoto read = photoReader().read().orElseThrow();

        assertThat(read.bytes()).isEqualTo(photo);
        assertThat(read.mediaType()).isEqualTo(mediaType);
    }

    @Test
    default void readsASmallSquareJpegUnchanged() {
        byte[] photo = SamplePhoto.jpeg(640).bytes();
        account().setPhoto(photo);

        assertReads(photo, "image/jpeg");
    }

    @Test
    default void readsASmallSquarePngUnchanged() {
        byte[] photo = SamplePhoto.png(192).bytes();
        account().setPhoto(photo);

        assertReads(photo, "image/png");
    }

    @Test
    default void readsAPhotoBelowTheSizeForNewPhotos() {
        byte[] photo = SamplePhoto.png(1).bytes();
        account().setPhoto(photo);

        assertReads(photo, "image/png");
    }

    @Test
    default void readsAPhotoOfTheMaximumSize() {
        byte[] photo = SamplePhoto.pngOfSize(Photo.MAX_BYTES).bytes();
        account().setPhoto(photo);

        assertReads(photo, "image/png");
    }

    @Test
    default void readsALargePhotoAsASquareOfAtMost640Pixels() {
        account().setPhoto(SamplePhoto.png(1_000, 800).bytes());

        Photo read = Photo.of(photoReader().read().orElseThrow().bytes());

        assertThat(read.width()).isEqualTo(640);
        assertThat(read.height()).isEqualTo(640);
    }

    @Test
    default void isEmptyIfNoPhotoIsSet() {
        account().setProfile(ContractSamples.fullProfile());

        assertThat(photoReader().read()).isEmpty();
    }

    @Test
    default void readsTheLatestPhoto() {
        account().setPhoto(SamplePhoto.jpeg(192).bytes());
        photoReader().read();
        byte[] latest = SamplePhoto.png(256).bytes();
        account().setPhoto(latest);

        assertReads(latest, "image/png");
    }

    @Test
    default void doesNotReadThePhotoWithARevokedKey() {
        account().setPhoto(SamplePhoto.jpeg(192).bytes());
        PhotoReader reader = photoReader();
        account().revokeKey();

        notApplied(Unauthorized.class, reader::read);
    }

    @Test
    default void doesNotReadThePhotoIfThrottled() {
        account().setPhoto(SamplePhoto.jpeg(192).bytes());
        account().throttle(ContractSamples.TEN_MINUTES);

        notApplied(Throttled.class, () -> photoReader().read());
    }

    @Test
    default void readsThePhotoAfterAnOutage() {
        byte[] photo = SamplePhoto.jpeg(192).bytes();
        account().setPhoto(photo);
        account().outage();

        Unavailable failure = notApplied(Unavailable.class, () -> photoReader().read());
        assertThat(failure.isTransient()).isTrue();

        account().recover();
        assertReads(photo, "image/jpeg");
    }

    @Test
    default void doesNotReadThePhotoOnAnInterruptedThread() {
        account().setPhoto(SamplePhoto.jpeg(192).bytes());

        cancelledByInterrupt(() -> photoReader().read());
    }
}
