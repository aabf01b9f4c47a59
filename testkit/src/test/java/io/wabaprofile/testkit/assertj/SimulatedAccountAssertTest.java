package io.wabaprofile.testkit.assertj;

import static io.wabaprofile.testkit.assertj.WabaProfileAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.MediaHandle;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.fake.FakeAdapter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Tests that the assertions pass and fail, and that a failure shows the actual state. */
class SimulatedAccountAssertTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final String PNG_SHA256 = "4c4b6a3be1314ab86138bef4314dde022e600960d8689a2c8f8631802d20dab6";
    private static final BusinessProfile FULL = BusinessProfile.builder()
            .about("Open 100%s till nine")
            .address("Main Street 1")
            .description("Cacti")
            .email("shop@example.com")
            .vertical(Vertical.RETAIL)
            .websites(List.of("https://shop.example.com", "https://example.com"))
            .build();

    private final SimulatedAccount account = SimulatedAccount.create();

    private void fails(Consumer<SimulatedAccountAssert> assertion, String... parts) {
        assertThatThrownBy(() -> assertion.accept(assertThat(account).as("the shop")))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("[the shop] ")
                .hasMessageContainingAll(parts);
    }

    @Test
    void passesForEachFieldWithItsValue() {
        account.setProfile(FULL);
        account.setPhoto(PNG);

        assertThat(account)
                .hasProfile(FULL)
                .hasAbout("Open 100%s till nine")
                .hasAddress("Main Street 1")
                .hasDescription("Cacti")
                .hasEmail("shop@example.com")
                .hasVertical(Vertical.RETAIL)
                .hasWebsites("https://shop.example.com", "https://example.com");
    }

    @Test
    void passesForEachUnsetField() {
        assertThat(account)
                .hasProfile(BusinessProfile.builder().build())
                .hasNoAbout()
                .hasNoAddress()
                .hasNoDescription()
                .hasNoEmail()
                .hasNoVertical()
                .hasWebsites()
                .hasNoPhoto();
    }

    @Test
    void failsForAnotherValue() {
        account.setProfile(FULL);

        fails(state -> state.hasAbout("Closed"), "should have the about", "Closed", "but has", "Open 100%s till nine");
        fails(state -> state.hasAddress("B"), "the address", "Main Street 1");
        fails(state -> state.hasDescription("B"), "the description", "Cacti");
        fails(state -> state.hasEmail("B"), "the email", "shop@example.com");
        fails(state -> state.hasVertical(Vertical.BEAUTY), "the vertical", "RETAIL");
        fails(state -> state.hasWebsites("https://example.com"), "the websites", "https://shop.example.com");
        fails(state -> state.hasProfile(BusinessProfile.builder().build()), "the profile", "Main Street 1");
        fails(SimulatedAccountAssert::hasNoAbout, "no about but has", "Open 100%s till nine");
        fails(SimulatedAccountAssert::hasNoAddress, "no address but has", "Main Street 1");
        fails(SimulatedAccountAssert::hasNoDescription, "no description but has", "Cacti");
        fails(SimulatedAccountAssert::hasNoEmail, "no email but has", "shop@example.com");
        fails(SimulatedAccountAssert::hasNoVertical, "no vertical but has", "RETAIL");
    }

    @Test
    void failsForAnUnsetField() {
        fails(state -> state.hasAbout("Closed"), "Closed", "but has", "none");
        fails(state -> state.hasPhotoSha256(PNG_SHA256), PNG_SHA256, "none");
        fails(state -> state.hasPhotoOfSize(8), "8", "none");
        fails(state -> state.hasPhotoOfType("image/png"), "image/png", "none");
        fails(state -> state.hasPhoto(PNG), "no photo");
    }

    @Test
    void thePhoto() {
        account.setPhoto(PNG);

        assertThat(account)
                .hasPhoto(PNG)
                .hasPhotoSha256(PNG_SHA256.toUpperCase(Locale.ROOT))
                .hasPhotoOfSize(8)
                .hasPhotoOfType("image/png");
        fails(SimulatedAccountAssert::hasNoPhoto, "no photo", "image/png of 8 bytes, SHA-256 " + PNG_SHA256);
        fails(state -> state.hasPhoto(new byte[3]), "should have a photo of 3 bytes", PNG_SHA256);
        fails(state -> state.hasPhotoSha256("00"), PNG_SHA256);
        fails(state -> state.hasPhotoOfSize(7), "8");
        fails(state -> state.hasPhotoOfType("image/jpeg"), "image/png");
    }

    @Test
    void theUploads() {
        assertThat(account).hasUploads(0).receivedNoByteTwice();

        upload();

        assertThat(account).hasUploads(1).receivedNoByteTwice().receivedBytesTwice(0);
        fails(
                state -> state.hasUploads(2),
                "1 complete uploads, not 2",
                "ReceivedUpload[a.png, image/png, 3 of 3 bytes]");
        fails(state -> state.receivedBytesTwice(3), "received 0 bytes twice, not 3");
    }

    private String upload() {
        MediaHandle handle = FakeAdapter.over(account)
                .uploader()
                .upload(MediaFile.of(new byte[] {1, 2, 3}, "image/png").named("a.png"));
        return new String(handle.verbatim(), StandardCharsets.US_ASCII);
    }

    @Test
    void findsSecretsInText() {
        String handle = upload();
        assertThat(account).hasNoSecretIn().hasNoSecretIn("nothing", "to see");

        fails(state -> state.hasNoSecretIn("the key is " + account.key()), "The text contains a key of a channel");
        fails(state -> state.hasNoSecretIn("nothing", "[" + handle + "]"), "Text 2 contains a handle of a channel");
        assertThatThrownBy(() -> assertThat(account).hasNoSecretIn(account.key() + handle))
                .hasMessageContaining("a key and a handle")
                .satisfies(failure -> assertThat(account).hasNoSecretIn(failure));
    }

    @Test
    void findsSecretsInExceptionsAndTheirCauses() {
        IllegalStateException cause = new IllegalStateException("cause");
        IllegalStateException failure = new IllegalStateException("failure", cause);
        cause.addSuppressed(failure);
        assertThatCode(() -> assertThat(account).hasNoSecretIn(failure)).doesNotThrowAnyException();

        cause.addSuppressed(new IllegalStateException("key: " + account.key()));

        fails(state -> state.hasNoSecretIn(failure), "The IllegalStateException contains a key of a channel");
    }

    @Test
    void failsForNull() {
        SimulatedAccount none = null;

        assertThatThrownBy(() -> assertThat(none).hasNoAbout()).isInstanceOf(AssertionError.class);
    }
}
