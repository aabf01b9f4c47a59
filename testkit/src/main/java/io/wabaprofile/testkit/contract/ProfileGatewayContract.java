package io.wabaprofile.testkit.contract;

import static io.wabaprofile.testkit.contract.ContractSamples.everyField;
import static io.wabaprofile.testkit.contract.ContractSamples.fullProfile;
import static io.wabaprofile.testkit.contract.ContractSamples.newAddress;
import static io.wabaprofile.testkit.contract.ExpectedFailure.cancelledByInterrupt;
import static io.wabaprofile.testkit.contract.ExpectedFailure.notApplied;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.port.Rejected;
import io.wabaprofile.port.Throttled;
import io.wabaprofile.port.Unauthorized;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.testkit.SamplePhoto;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * The contract tests of a {@link ProfileGateway}. Implement the interface with a test class. If the gateway connects to
 * a
 * {@link Dialog360Simulator}, choose {@link Variant#THROTTLING_WITH_RETRY_AFTER}: by default, the Cloud API sends no
 * {@code Retry-After}.
 */
public interface ProfileGatewayContract {

    /** Returns the gateway under test. */
    ProfileGateway profile();

    /** Returns the channel of the gateway under test. It must be new for each test. */
    SimulatedAccount account();

    private static ProfileUpdate update(UnaryOperator<ProfileUpdate.Builder> change) {
        return change.apply(ProfileUpdate.builder()).build();
    }

    private static BusinessProfile unsetProfile() {
        return BusinessProfile.builder().read(ProfileField.all()).build();
    }

    /** Removes the vertical {@code UNDEFINED}. The Cloud API returns it for an unset vertical, On-Premise does not. */
    private static BusinessProfile withoutUnsetVertical(BusinessProfile profile) {
        return profile.vertical().filter(Vertical.UNDEFINED::equals).isPresent()
                ? profile.toBuilder().vertical(null).build()
                : profile;
    }

    /** Sets the profile of the account and returns it with the photo URL. */
    private BusinessProfile setUp(BusinessProfile profile) {
        account().setProfile(profile);
        return account().profile();
    }

    private void assertProfile(BusinessProfile expected) {
        assertThat(account().profile()).isEqualTo(expected);
    }

    @Test
    default void readsEachField() {
        account().setProfile(fullProfile());
        account().setPhoto(SamplePhoto.jpeg(192).bytes());

        assertThat(profile().fetch()).isEqualTo(account().profile());
    }

    @Test
    default void readsOnlyTheRequestedField() {
        account().setProfile(fullProfile());
        account().setPhoto(SamplePhoto.png(192).bytes());

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
    default void readsSeveralRequestedFields() {
        account().setProfile(fullProfile());

        assertThat(profile().fetch(Set.of(ProfileField.ABOUT, ProfileField.EMAIL)))
                .isEqualTo(BusinessProfile.builder()
                        .about("Succulent specialists!")
                        .email("shop@example.com")
                        .build());
    }

    @Test
    default void readsAnUnsetProfileAsAbsentFields() {
        assertThat(withoutUnsetVertical(profile().fetch())).isEqualTo(unsetProfile());
    }

    @Test
    default void readsBlankTextAsAbsent() {
        BusinessProfile.Builder blank = BusinessProfile.builder();
        account()
                .setProfile(blank.about(" ")
                        .address("")
                        .description("\n")
                        .email(" ")
                        .build());

        assertThat(withoutUnsetVertical(profile().fetch())).isEqualTo(unsetProfile());
    }

    @Test
    default void readsTextOverTheLimitsForWriting() {
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
    default void readsAnUnknownVertical() {
        Vertical unknown = Vertical.of("SPACE_TOURISM");
        account().setProfile(BusinessProfile.builder().vertical(unknown).build());

        assertThat(profile().fetch().vertical()).contains(unknown);
    }

    @Test
    default void readsTheUrlOfThePhotoIfThereIsOne() {
        Set<ProfileField> photo = Set.of(ProfileField.PHOTO);
        assertThat(profile().fetch(photo).photoUrl()).isEmpty();

        account().setPhoto(SamplePhoto.jpeg(192).bytes());

        assertThat(profile().fetch(photo).photoUrl())
                .isPresent()
                .isEqualTo(account().profile().photoUrl());
    }

    @Test
    default void readsTheValuesItWrote() {
        profile().apply(everyField());

        assertThat(profile().fetch()).isEqualTo(everyField().applyTo(unsetProfile()));
    }

    @Test
    default void doesNotFetchAnEmptySetOfFields() {
        assertThatIllegalArgumentException().isThrownBy(() -> profile().fetch(Set.of()));
    }

    @Test
    default void setsOneFieldAndKeepsTheOthers() {
        List<ProfileUpdate> updates = List.of(
                update(builder -> builder.about("Only this")),
                update(builder -> builder.address("Only this")),
                update(builder -> builder.description("Only this")),
                update(builder -> builder.email("only@example.com")),
                update(builder -> builder.vertical(Vertical.HOTEL)),
                update(builder -> builder.websites("https://only.example.com")));
        for (ProfileUpdate update : updates) {
            BusinessProfile before = setUp(fullProfile());

            profile().apply(update);

            assertThat(account().profile()).isEqualTo(update.applyTo(before)).isNotEqualTo(before);
        }
    }

    @Test
    default void setsAllFieldsInOneUpdate() {
        BusinessProfile before = setUp(fullProfile());

        profile().apply(everyField());

        assertProfile(everyField().applyTo(before));
    }

    @Test
    default void setsValuesOfTheMaximumLength() {
        ProfileUpdate longest = ProfileUpdate.builder()
                .about("🌵".repeat(139))
                .address("ä".repeat(256))
                .description("説".repeat(512))
                .email("a".repeat(116) + "@example.com")
                .websites("https://example.com/" + "x".repeat(236), "http://example.com/" + "y".repeat(237))
                .build();

        profile().apply(longest);

        BusinessProfile stored = account().profile();
        assertThat(stored.about()).contains("🌵".repeat(139));
        assertThat(stored.address()).contains("ä".repeat(256));
        assertThat(stored.description()).contains("説".repeat(512));
        assertThat(stored.email().orElse("")).hasSize(128);
        assertThat(stored.websites()).allSatisfy(website -> assertThat(website).hasSize(256));
    }

    @Test
    default void setsEachVerticalOfBothModes() {
        for (Vertical vertical : ContractSamples.verticals()) {
            profile().apply(update(builder -> builder.vertical(vertical)));

            assertThat(account().profile().vertical()).contains(vertical);
            assertThat(profile().fetch(Set.of(ProfileField.VERTICAL)).vertical())
                    .contains(vertical);
        }
    }

    @Test
    default void clearsFieldsAndKeepsTheOthers() {
        account().setProfile(fullProfile());
        account().setPhoto(SamplePhoto.png(192).bytes());

        profile()
                .apply(update(builder ->
                        builder.clearAddress().clearDescription().clearEmail().clearWebsites()));

        BusinessProfile stored = account().profile();
        assertThat(stored.address()).isEmpty();
        assertThat(stored.description()).isEmpty();
        assertThat(stored.email()).isEmpty();
        assertThat(stored.websites()).isEmpty();
        assertThat(stored.about()).contains("Succulent specialists!");
        assertThat(stored.vertical()).contains(Vertical.RETAIL);
        assertThat(stored.photoUrl()).isPresent();
        assertThat(profile().fetch()).isEqualTo(stored);
    }

    @Test
    default void clearsOneFieldAndSetsAnotherInOneUpdate() {
        account().setProfile(fullProfile());

        profile().apply(update(builder -> builder.clearEmail().address("4 Example Way")));

        assertThat(account().profile().email()).isEmpty();
        assertThat(account().profile().address()).contains("4 Example Way");
        assertThat(account().profile().description()).contains("We sell rare succulents.");
    }

    @Test
    default void clearsAnUnsetField() {
        BusinessProfile before = account().profile();

        profile().apply(update(builder -> builder.clearEmail().clearWebsites()));

        assertProfile(before);
    }

    @Test
    default void replacesTheListOfWebsites() {
        account().setProfile(fullProfile());

        profile().apply(update(builder -> builder.websites("https://only.example.com")));

        assertThat(account().profile().websites()).containsExactly("https://only.example.com");
    }

    @Test
    default void keepsTheOrderOfTheWebsites() {
        profile().apply(update(builder -> builder.websites("https://z.example.com", "https://a.example.com")));

        assertThat(account().profile().websites()).containsExactly("https://z.example.com", "https://a.example.com");
        assertThat(profile().fetch().websites()).containsExactly("https://z.example.com", "https://a.example.com");
    }

    @Test
    default void writesTextUnchanged() {
        for (String text : List.of(
                "🌵👩‍🌾🇩🇪",
                "Grüße, 日本語, العربية, עברית",
                "\"quoted\" \\ back\\slash / </script> & % + {name}",
                "two\nlines\tand a tab",
                " spaces around ",
                "a\u2028b\u2029c\uFEFFd")) {
            profile().apply(update(builder -> builder.about(text).description(text)));

            assertThat(account().profile().about()).contains(text);
            assertThat(account().profile().description()).contains(text);
            assertThat(profile().fetch().about()).contains(text);
            assertThat(profile().fetch().description()).contains(text);
        }
    }

    @Test
    default void keepsThePhotoWhenItWritesFields() {
        byte[] photo = SamplePhoto.jpeg(192).bytes();
        account().setPhoto(photo);

        profile().apply(everyField());

        assertThat(account().photo())
                .hasValueSatisfying(stored -> assertThat(stored).isEqualTo(photo));
    }

    @Test
    default void makesNoCallForAnEmptyUpdate() {
        BusinessProfile before = setUp(fullProfile());
        account().revokeKey(); // any call would fail

        profile().apply(ProfileUpdate.builder().build());

        assertProfile(before);
    }

    @Test
    default void appliesTheSameUpdateTwice() {
        profile().apply(everyField());
        BusinessProfile once = account().profile();

        profile().apply(everyField());

        assertProfile(once);
    }

    @Test
    default void throwsRejectedForAVerticalThatThePlatformRefuses() {
        BusinessProfile before = setUp(fullProfile());
        ProfileUpdate update =
                update(builder -> builder.address("5 Example Way").vertical(Vertical.of("SPACE_TOURISM")));

        Rejected failure = notApplied(Rejected.class, () -> profile().apply(update));

        assertThat(failure.isTransient()).isFalse();
        assertThat(failure.remoteError()).isPresent();
        assertProfile(before);
    }

    @Test
    default void throwsUnauthorizedIfTheKeyIsRevoked() {
        BusinessProfile before = setUp(fullProfile());
        account().revokeKey();

        for (GatewayException failure : List.of(
                notApplied(Unauthorized.class, () -> profile().fetch()),
                notApplied(Unauthorized.class, () -> profile().apply(everyField())))) {
            assertThat(failure.isTransient()).isFalse();
            assertThat(failure).hasMessageNotContaining(account().key());
        }
        assertProfile(before);
    }

    @Test
    default void worksAgainAfterTheKeyIsRestored() {
        account().revokeKey();
        assertThatThrownBy(() -> profile().apply(newAddress())).isInstanceOf(Unauthorized.class);
        account().restoreKey();

        profile().apply(newAddress());

        assertThat(account().profile().address()).contains("3 Example Way");
    }

    @Test
    default void throwsThrottledWithTheTimeToWait() {
        BusinessProfile before = account().profile();
        account().throttle(ContractSamples.TEN_MINUTES);

        for (Throttled failure : List.of(
                notApplied(Throttled.class, () -> profile().fetch()),
                notApplied(Throttled.class, () -> profile().apply(everyField())))) {
            assertThat(failure.retryAfter().orElseThrow())
                    .as("the rest of ten minutes, from the server or from the state of the gateway")
                    .isBetween(ContractSamples.TEN_MINUTES.minusMinutes(1), ContractSamples.TEN_MINUTES);
            assertThat(failure.isTransient()).isTrue();
        }
        assertProfile(before);
    }

    @Test
    default void throwsUnavailableForAReadDuringAnOutage() {
        account().outage();

        Unavailable failure = notApplied(Unavailable.class, () -> profile().fetch());

        assertThat(failure.isTransient()).isTrue();
    }

    @Test
    default void throwsUnavailableForAWriteDuringAnOutage() {
        BusinessProfile before = account().profile();
        account().outage();

        Unavailable failure =
                catchThrowableOfType(Unavailable.class, () -> profile().apply(newAddress()));

        assertThat(failure.isTransient()).isTrue();
        assertProfile(before);
    }

    @Test
    default void worksAgainAfterAnOutage() {
        account().outage();
        assertThatThrownBy(() -> profile().fetch()).isInstanceOf(Unavailable.class);
        account().recover();

        profile().apply(newAddress());

        assertThat(withoutUnsetVertical(profile().fetch())).isEqualTo(account().profile());
        assertThat(account().profile().address()).contains("3 Example Way");
    }

    @Test
    default void doesNotReadOnAnInterruptedThread() {
        cancelledByInterrupt(() -> profile().fetch());
    }

    @Test
    default void writesFromSeveralThreads() {
        List<ProfileUpdate> updates = List.of(
                update(builder -> builder.about("One")),
                update(builder -> builder.address("Two")),
                update(builder -> builder.description("Three")),
                update(builder -> builder.vertical(Vertical.HOTEL)));
        ProfileGateway shared = profile();

        CompletableFuture.allOf(updates.stream()
                        .map(update -> CompletableFuture.runAsync(() -> shared.apply(update)))
                        .toArray(CompletableFuture<?>[]::new))
                .join();

        BusinessProfile expected = unsetProfile();
        for (ProfileUpdate update : updates) {
            expected = update.applyTo(expected);
        }
        assertProfile(expected);
        assertThat(shared.fetch()).isEqualTo(expected);
    }
}
