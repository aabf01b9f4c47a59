package io.wabaprofile.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.Throttled;
import io.wabaprofile.port.Unauthorized;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.Photo;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.simulator.rules.Variant;
import org.junit.jupiter.api.Test;

/**
 * The contract of every {@link PhotoGateway}, in either mode. A gateway that is tested over a {@link Dialog360Simulator}
 * needs {@link Variant#THROTTLING_WITH_RETRY_AFTER}, because the Cloud does not say by default how long to wait.
 */
public interface PhotoGatewayContract {

    /** The gateway under test. */
    PhotoGateway photo();

    /** The channel that the gateway under test reaches; nothing is set in it, and no other test uses it. */
    SimulatedAccount account();

    @Test
    default void storesExactlyTheBytesOfAJpeg() {
        Photo given = Photo.of(SamplePictures.jpeg(640));

        photo().replace(given);

        assertThat(account().photo())
                .hasValueSatisfying(held -> assertThat(held).isEqualTo(given.bytes()));
        assertThat(account().photoSha256()).contains(given.sha256());
        assertThat(account().photoType()).contains("image/jpeg");
    }

    @Test
    default void storesExactlyTheBytesOfAPng() {
        Photo given = Photo.of(SamplePictures.png(640));

        photo().replace(given);

        assertThat(account().photo())
                .hasValueSatisfying(held -> assertThat(held).isEqualTo(given.bytes()));
        assertThat(account().photoSha256()).contains(given.sha256());
        assertThat(account().photoType()).contains("image/png");
    }

    @Test
    default void storesThePhotoOfTheGreatestSize() {
        Photo given = Photo.of(SamplePictures.pngOfSize(Photo.MAX_BYTES));

        photo().replace(given);

        assertThat(account().photoSha256()).contains(given.sha256());
    }

    @Test
    default void replacesThePhotoThatIsThere() {
        account().setPhoto(SamplePictures.jpeg(192));
        String urlBefore = account().profile().photoUrl().orElseThrow();
        Photo given = Photo.of(SamplePictures.png(192));

        photo().replace(given);

        assertThat(account().photoSha256()).contains(given.sha256());
        assertThat(account().profile().photoUrl()).isPresent().get().isNotEqualTo(urlBefore);
    }

    @Test
    default void replacesAPhotoTwiceAsOnce() {
        Photo given = Photo.of(SamplePictures.png(192));

        photo().replace(given);
        photo().replace(given);

        assertThat(account().photoSha256()).contains(given.sha256());
    }

    @Test
    default void replacesOnePhotoAfterAnother() {
        for (int edge = 192; edge <= 640; edge += 64) {
            Photo given = Photo.of(SamplePictures.jpeg(edge));

            photo().replace(given);

            assertThat(account().photoSha256()).contains(given.sha256());
        }
    }

    @Test
    default void leavesTheFieldsWhenItReplacesThePhoto() {
        account().setProfile(ContractSamples.fullProfile());

        photo().replace(Photo.of(SamplePictures.jpeg(192)));

        BusinessProfile held = account().profile();
        assertThat(held.toBuilder().photoUrl(null).build())
                .isEqualTo(
                        ContractSamples.fullProfile().toBuilder().photoUrl(null).build());
    }

    @Test
    default void leavesThePhotoWithARevokedKey() {
        byte[] before = SamplePictures.png(192);
        account().setPhoto(before);
        account().revokeKey();

        Unauthorized failure =
                catchThrowableOfType(Unauthorized.class, () -> photo().replace(Photo.of(SamplePictures.jpeg(192))));

        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(account().photo())
                .hasValueSatisfying(held -> assertThat(held).isEqualTo(before));
    }

    @Test
    default void leavesThePhotoWhenThrottled() {
        account().throttle(ContractSamples.TEN_MINUTES);

        Throttled failure =
                catchThrowableOfType(Throttled.class, () -> photo().replace(Photo.of(SamplePictures.jpeg(192))));

        assertThat(failure.retryAfter()).contains(ContractSamples.TEN_MINUTES);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(account().photo()).isEmpty();
    }

    @Test
    default void leavesThePhotoInAnOutageAndReplacesItAfterwards() {
        Photo given = Photo.of(SamplePictures.jpeg(192));
        account().outage();

        Unavailable failure = catchThrowableOfType(Unavailable.class, () -> photo().replace(given));

        assertThat(failure.isTransient()).isTrue();
        assertThat(account().photo()).isEmpty();

        account().recover();
        photo().replace(given);

        assertThat(account().photoSha256()).contains(given.sha256());
    }

    @Test
    default void isCancelledByAnInterruptBeforeThePhotoAndKeepsTheFlag() {
        Thread.currentThread().interrupt();
        try {
            Cancelled failure =
                    catchThrowableOfType(Cancelled.class, () -> photo().replace(Photo.of(SamplePictures.jpeg(192))));

            assertThat(failure).isNotNull();
        } finally {
            assertThat(Thread.interrupted()).as("the flag").isTrue();
        }
    }
}
