package io.wabaprofile.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.port.Rejected;
import io.wabaprofile.port.Throttled;
import io.wabaprofile.port.Unauthorized;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * The contract of every {@link ProfileGateway}, in either mode. A gateway that is tested over a {@link Dialog360Simulator}
 * needs {@link Variant#THROTTLING_WITH_RETRY_AFTER}, because the Cloud does not say by default how long to wait.
 */
public interface ProfileGatewayContract {

    /** The gateway under test. */
    ProfileGateway profile();

    /** The channel that the gateway under test reaches; nothing is set in it, and no other test uses it. */
    SimulatedAccount account();

    @Test
    default void readsEveryFieldThatIsHeld() {
        account().setProfile(ContractSamples.fullProfile());
        account().setPhoto(SamplePictures.jpeg(192));

        assertThat(profile().fetch()).isEqualTo(account().profile());
    }

    @Test
    default void readsOnlyWhatWasAskedForAndSaysSo() {
        account().setProfile(ContractSamples.fullProfile());
        account().setPhoto(SamplePictures.png(192));

        for (ProfileField field : ProfileField.all()) {
            BusinessProfile read = profile().fetch(Set.of(field));

            assertThat(read.fields()).containsExactly(field);
            assertThat(read.about().isPresent()).isEqualTo(field == ProfileField.ABOUT);
            assertThat(read.address().isPresent()).isEqualTo(field == ProfileField.ADDRESS);
            assertThat(read.description().isPresent()).isEqualTo(field == ProfileField.DESCRIPTION);
            assertThat(read.email().isPresent()).isEqualTo(field == ProfileField.EMAIL);
            assertThat(read.vertical().isPresent()).isEqualTo(field == ProfileField.VERTICAL);
            assertThat(read.websites().isEmpty()).isEqualTo(field != ProfileField.WEBSITES);
            assertThat(read.photoUrl().isPresent()).isEqualTo(field == ProfileField.PHOTO);
        }
    }

    @Test
    default void readsSeveralFieldsAtOnce() {
        account().setProfile(ContractSamples.fullProfile());
        Set<ProfileField> asked = EnumSet.of(ProfileField.ABOUT, ProfileField.EMAIL);

        assertThat(profile().fetch(asked))
                .isEqualTo(BusinessProfile.builder()
                        .about("Succulent specialists!")
                        .email("shop@example.com")
                        .build());
    }

    @Test
    default void readsAnUnsetProfileAsAbsentInEveryFieldButTheVertical() {
        assertThat(withoutUnsetVertical(profile().fetch()))
                .isEqualTo(BusinessProfile.builder().read(ProfileField.all()).build());
    }

    /** The Cloud says UNDEFINED for a vertical that was not set; On-Premise leaves it out. */
    private static BusinessProfile withoutUnsetVertical(BusinessProfile read) {
        return read.vertical().filter(Vertical.UNDEFINED::equals).isPresent()
                ? read.toBuilder().vertical(null).build()
                : read;
    }

    @Test
    default void readsBlankTextAsAbsent() {
        account()
                .setProfile(BusinessProfile.builder()
                        .about(" ")
                        .address("")
                        .description("\n")
                        .email(" ")
                        .build());

        assertThat(withoutUnsetVertical(profile().fetch()))
                .isEqualTo(BusinessProfile.builder().read(ProfileField.all()).build());
    }

    @Test
    default void readsTextThatIsLongerThanMayBeWritten() {
        BusinessProfile overlong = BusinessProfile.builder()
                .about("a".repeat(200))
                .address("b".repeat(700))
                .description("c".repeat(2_000))
                .email("d".repeat(300) + "@example.com")
                .websites(List.of("https://example.com/" + "e".repeat(400), "https://a.example", "https://b.example"))
                .build();
        account().setProfile(overlong);

        assertThat(profile().fetch(overlong.fields())).isEqualTo(overlong);
    }

    @Test
    default void readsAVerticalThatNobodyKnows() {
        account()
                .setProfile(BusinessProfile.builder()
                        .vertical(Vertical.of("SPACE_TOURISM"))
                        .build());

        assertThat(profile().fetch().vertical()).contains(Vertical.of("SPACE_TOURISM"));
    }

    @Test
    default void readsAPhotoAsItsAddressExactlyIfThereIsOne() {
        Set<ProfileField> photo = Set.of(ProfileField.PHOTO);
        assertThat(profile().fetch(photo).photoUrl()).isEmpty();

        account().setPhoto(SamplePictures.jpeg(192));

        assertThat(profile().fetch(photo).photoUrl())
                .isPresent()
                .isEqualTo(account().profile().photoUrl());
    }

    @Test
    default void readsWhatItWrote() {
        profile().apply(ContractSamples.everyField());

        BusinessProfile unset =
                BusinessProfile.builder().read(ProfileField.all()).build();
        assertThat(profile().fetch()).isEqualTo(ContractSamples.everyField().applyTo(unset));
    }

    @Test
    default void refusesToFetchNoField() {
        assertThatIllegalArgumentException().isThrownBy(() -> profile().fetch(Set.of()));
    }

    @Test
    default void setsOneFieldAndLeavesTheRest() {
        List<UnaryOperator<ProfileUpdate.Builder>> changes = List.of(
                update -> update.about("Only this"),
                update -> update.address("Only this"),
                update -> update.description("Only this"),
                update -> update.email("only@example.com"),
                update -> update.vertical(Vertical.HOTEL),
                update -> update.websites("https://only.example.com"));
        for (UnaryOperator<ProfileUpdate.Builder> change : changes) {
            account().setProfile(ContractSamples.fullProfile());
            BusinessProfile before = account().profile();
            ProfileUpdate update = change.apply(ProfileUpdate.builder()).build();

            profile().apply(update);

            assertThat(account().profile()).isEqualTo(update.applyTo(before)).isNotEqualTo(before);
        }
    }

    @Test
    default void setsAllFieldsAtOnce() {
        account().setProfile(ContractSamples.fullProfile());
        BusinessProfile before = account().profile();

        profile().apply(ContractSamples.everyField());

        assertThat(account().profile()).isEqualTo(ContractSamples.everyField().applyTo(before));
    }

    @Test
    default void setsTheLongestValuesThatMayBeWritten() {
        ProfileUpdate longest = ProfileUpdate.builder()
                .about("🌵".repeat(139))
                .address("ä".repeat(256))
                .description("説".repeat(512))
                .email("a".repeat(116) + "@example.com")
                .websites("https://example.com/" + "x".repeat(236), "http://example.com/" + "y".repeat(237))
                .build();

        profile().apply(longest);

        BusinessProfile held = account().profile();
        assertThat(held.about()).contains("🌵".repeat(139));
        assertThat(held.address()).contains("ä".repeat(256));
        assertThat(held.description()).contains("説".repeat(512));
        assertThat(held.email().orElse("")).hasSize(128);
        assertThat(held.websites()).allSatisfy(website -> assertThat(website).hasSize(256));
    }

    @Test
    default void setsEveryVerticalThatBothModesTake() {
        for (Vertical vertical : ContractSamples.VERTICALS) {
            profile().apply(ProfileUpdate.builder().vertical(vertical).build());

            assertThat(account().profile().vertical()).contains(vertical);
            assertThat(profile().fetch(Set.of(ProfileField.VERTICAL)).vertical())
                    .contains(vertical);
        }
    }

    @Test
    default void clearsWhatCanBeClearedAndLeavesTheRest() {
        account().setProfile(ContractSamples.fullProfile());
        account().setPhoto(SamplePictures.png(192));

        profile()
                .apply(ProfileUpdate.builder()
                        .clearAddress()
                        .clearDescription()
                        .clearEmail()
                        .clearWebsites()
                        .build());

        BusinessProfile held = account().profile();
        assertThat(held.address()).isEmpty();
        assertThat(held.description()).isEmpty();
        assertThat(held.email()).isEmpty();
        assertThat(held.websites()).isEmpty();
        assertThat(held.about()).contains("Succulent specialists!");
        assertThat(held.vertical()).contains(Vertical.RETAIL);
        assertThat(held.photoUrl()).isPresent();
        assertThat(profile().fetch()).isEqualTo(held);
    }

    @Test
    default void clearsOneFieldAndSetsAnotherInOneUpdate() {
        account().setProfile(ContractSamples.fullProfile());

        profile()
                .apply(ProfileUpdate.builder()
                        .clearEmail()
                        .address("4 Example Way")
                        .build());

        assertThat(account().profile().email()).isEmpty();
        assertThat(account().profile().address()).contains("4 Example Way");
        assertThat(account().profile().description()).contains("We sell rare succulents.");
    }

    @Test
    default void clearsWhatIsNotSetWithoutComplaint() {
        BusinessProfile before = account().profile();

        profile().apply(ProfileUpdate.builder().clearEmail().clearWebsites().build());

        assertThat(account().profile()).isEqualTo(before);
    }

    @Test
    default void replacesTheWebsitesAsAWhole() {
        account().setProfile(ContractSamples.fullProfile());

        profile()
                .apply(ProfileUpdate.builder()
                        .websites("https://only.example.com")
                        .build());

        assertThat(account().profile().websites()).containsExactly("https://only.example.com");
    }

    @Test
    default void keepsTheOrderOfTheWebsites() {
        profile()
                .apply(ProfileUpdate.builder()
                        .websites("https://z.example.com", "https://a.example.com")
                        .build());

        assertThat(account().profile().websites()).containsExactly("https://z.example.com", "https://a.example.com");
        assertThat(profile().fetch().websites()).containsExactly("https://z.example.com", "https://a.example.com");
    }

    @Test
    default void keepsTextToTheLetter() {
        for (String text : List.of(
                "🌵👩‍🌾🇩🇪",
                "Grüße, 日本語, العربية, עברית",
                "\"quoted\" \\ back\\slash / </script> & % + {name}",
                "two\nlines\tand a tab",
                " spaces around ",
                "a\u2028b\u2029c\uFEFFd")) {
            profile()
                    .apply(ProfileUpdate.builder().about(text).description(text).build());

            assertThat(account().profile().about()).contains(text);
            assertThat(account().profile().description()).contains(text);
            assertThat(profile().fetch().about()).contains(text);
            assertThat(profile().fetch().description()).contains(text);
        }
    }

    @Test
    default void leavesThePhotoWhenItWritesFields() {
        byte[] photo = SamplePictures.jpeg(192);
        account().setPhoto(photo);

        profile().apply(ContractSamples.everyField());

        assertThat(account().photo())
                .hasValueSatisfying(held -> assertThat(held).isEqualTo(photo));
    }

    @Test
    default void makesNoCallForAnEmptyUpdate() {
        account().setProfile(ContractSamples.fullProfile());
        BusinessProfile before = account().profile();
        account().revokeKey(); // any call would fail

        profile().apply(ProfileUpdate.builder().build());

        assertThat(account().profile()).isEqualTo(before);
    }

    @Test
    default void appliesTheSameUpdateTwiceAsOnce() {
        profile().apply(ContractSamples.everyField());
        BusinessProfile once = account().profile();

        profile().apply(ContractSamples.everyField());

        assertThat(account().profile()).isEqualTo(once);
    }

    @Test
    default void isRejectedWithAVerticalThatThePlatformDoesNotTake() {
        account().setProfile(ContractSamples.fullProfile());
        BusinessProfile before = account().profile();
        ProfileUpdate update = ProfileUpdate.builder()
                .address("5 Example Way")
                .vertical(Vertical.of("SPACE_TOURISM"))
                .build();

        Rejected failure = catchThrowableOfType(Rejected.class, () -> profile().apply(update));

        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(failure.isTransient()).isFalse();
        assertThat(failure.remoteError()).isPresent();
        assertThat(account().profile()).isEqualTo(before);
    }

    @Test
    default void isUnauthorizedWithARevokedKey() {
        account().setProfile(ContractSamples.fullProfile());
        BusinessProfile before = account().profile();
        account().revokeKey();

        Unauthorized reading =
                catchThrowableOfType(Unauthorized.class, () -> profile().fetch());
        Unauthorized writing =
                catchThrowableOfType(Unauthorized.class, () -> profile().apply(ContractSamples.everyField()));

        for (GatewayException failure : List.of(reading, writing)) {
            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
            assertThat(failure.isTransient()).isFalse();
            assertThat(failure).hasMessageNotContaining(account().key());
        }
        assertThat(account().profile()).isEqualTo(before);
    }

    @Test
    default void worksAgainWithARestoredKey() {
        account().revokeKey();
        assertThatThrownBy(() -> profile().apply(ContractSamples.newAddress())).isInstanceOf(Unauthorized.class);
        account().restoreKey();

        profile().apply(ContractSamples.newAddress());

        assertThat(account().profile().address()).contains("3 Example Way");
    }

    @Test
    default void isThrottledAndSaysForHowLong() {
        BusinessProfile before = account().profile();
        account().throttle(ContractSamples.TEN_MINUTES);

        Throttled reading =
                catchThrowableOfType(Throttled.class, () -> profile().fetch());
        Throttled writing =
                catchThrowableOfType(Throttled.class, () -> profile().apply(ContractSamples.everyField()));

        for (Throttled failure : List.of(reading, writing)) {
            assertThat(failure.retryAfter().orElseThrow())
                    .as("what is left of ten minutes, whether the server said so again or the gateway remembered")
                    .isBetween(ContractSamples.TEN_MINUTES.minusMinutes(1), ContractSamples.TEN_MINUTES);
            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
            assertThat(failure.isTransient()).isTrue();
        }
        assertThat(account().profile()).isEqualTo(before);
    }

    @Test
    default void isUnavailableInAnOutageWhenReading() {
        account().outage();

        Unavailable failure =
                catchThrowableOfType(Unavailable.class, () -> profile().fetch());

        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(failure.isTransient()).isTrue();
    }

    @Test
    default void isUnavailableInAnOutageWhenWriting() {
        BusinessProfile before = account().profile();
        account().outage();

        Unavailable failure =
                catchThrowableOfType(Unavailable.class, () -> profile().apply(ContractSamples.newAddress()));

        assertThat(failure.isTransient()).isTrue();
        assertThat(account().profile()).isEqualTo(before);
    }

    @Test
    default void worksAgainAfterRecovery() {
        account().outage();
        assertThatThrownBy(() -> profile().fetch()).isInstanceOf(Unavailable.class);
        account().recover();

        profile().apply(ContractSamples.newAddress());

        assertThat(withoutUnsetVertical(profile().fetch())).isEqualTo(account().profile());
        assertThat(account().profile().address()).contains("3 Example Way");
    }

    @Test
    default void isCancelledByAnInterruptAndKeepsTheFlag() {
        Thread.currentThread().interrupt();
        try {
            Cancelled failure =
                    catchThrowableOfType(Cancelled.class, () -> profile().fetch());

            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        } finally {
            assertThat(Thread.interrupted()).as("the flag").isTrue();
        }
    }

    @Test
    default void servesSeveralThreadsAtOnce() {
        List<ProfileUpdate> updates = List.of(
                ProfileUpdate.builder().about("One").build(),
                ProfileUpdate.builder().address("Two").build(),
                ProfileUpdate.builder().description("Three").build(),
                ProfileUpdate.builder().vertical(Vertical.HOTEL).build());
        ProfileGateway shared = profile();

        CompletableFuture.allOf(updates.stream()
                        .map(update -> CompletableFuture.runAsync(() -> shared.apply(update)))
                        .toArray(CompletableFuture<?>[]::new))
                .join();

        BusinessProfile expected =
                BusinessProfile.builder().read(ProfileField.all()).build();
        for (ProfileUpdate update : updates) {
            expected = update.applyTo(expected);
        }
        assertThat(account().profile()).isEqualTo(expected);
        assertThat(shared.fetch()).isEqualTo(expected);
    }
}
