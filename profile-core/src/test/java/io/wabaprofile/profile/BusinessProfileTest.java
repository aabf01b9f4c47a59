package io.wabaprofile.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BusinessProfileTest {

    @Test
    void holdsWhatCouldNotBeWrittenToday() {
        BusinessProfile profile = BusinessProfile.builder()
                .about("a".repeat(1_000))
                .email("nobody")
                .vertical(Vertical.of("UNHEARD_OF"))
                .websites(List.of("one.example", "two", "three", "four"))
                .photoUrl("4:handle-like")
                .build();

        assertThat(profile.about()).contains("a".repeat(1_000));
        assertThat(profile.email()).contains("nobody");
        assertThat(profile.vertical().map(Vertical::code)).contains("UNHEARD_OF");
        assertThat(profile.websites()).containsExactly("one.example", "two", "three", "four");
        assertThat(profile.photoUrl()).contains("4:handle-like");
    }

    @Test
    void blankTextReadsAsAbsent() {
        BusinessProfile blank = BusinessProfile.builder()
                .about("")
                .address(" ")
                .description("\n\t")
                .email("")
                .websites(List.of("", " "))
                .photoUrl("")
                .build();

        assertThat(blank)
                .isEqualTo(BusinessProfile.builder()
                        .about(null)
                        .address(null)
                        .description(null)
                        .email(null)
                        .websites(List.of())
                        .photoUrl(null)
                        .build());
        assertThat(blank.about()).isEmpty();
        assertThat(blank.websites()).isEmpty();
    }

    @Test
    void textIsKeptToTheLetter() {
        assertThat(BusinessProfile.builder().about(" padded\n").build().about()).contains(" padded\n");
    }

    @Test
    void blankWebsitesAreLeftOutAndTheOrderKept() {
        assertThat(BusinessProfile.builder()
                        .websites(List.of("https://two.example", "", "https://one.example"))
                        .build()
                        .websites())
                .containsExactly("https://two.example", "https://one.example");
    }

    @Test
    void knowsWhatWasAskedForApartFromWhatIsSet() {
        BusinessProfile profile = BusinessProfile.builder()
                .read(Set.of(ProfileField.EMAIL))
                .about(null)
                .vertical(Vertical.AUTO)
                .build();

        assertThat(profile.fields()).containsExactly(ProfileField.ABOUT, ProfileField.EMAIL, ProfileField.VERTICAL);
        assertThat(BusinessProfile.builder().build().fields()).isEmpty();
    }

    @Test
    void everySetterMarksItsField() {
        assertThat(BusinessProfile.builder()
                        .about(null)
                        .address(null)
                        .description(null)
                        .email(null)
                        .vertical(null)
                        .websites(List.of())
                        .photoUrl(null)
                        .build())
                .isEqualTo(BusinessProfile.builder().read(ProfileField.all()).build());
    }

    @Test
    void notSetIsNotTheSameAsNotRead() {
        BusinessProfile notSet = BusinessProfile.builder().about(null).build();
        BusinessProfile notRead = BusinessProfile.builder().build();

        assertThat(notSet).isNotEqualTo(notRead);
        assertThat(notSet).hasToString("BusinessProfile[about=(not set)]");
        assertThat(notRead).hasToString("BusinessProfile[]");
    }

    @Test
    void toBuilderStartsWithEverything() {
        BusinessProfile profile = BusinessProfile.builder()
                .about("Hello")
                .address("1 Main Street")
                .description("Books")
                .email("shop@example.com")
                .vertical(Vertical.RETAIL)
                .websites(List.of("https://one.example"))
                .photoUrl("https://photos.example/1")
                .build();

        assertThat(profile.toBuilder().build()).isEqualTo(profile).hasSameHashCodeAs(profile);
        assertThat(profile.toBuilder().email(null).build().email()).isEmpty();
        assertThat(profile.email()).contains("shop@example.com");
    }

    @Test
    void everyFieldCountsInEquality() {
        BusinessProfile profile =
                BusinessProfile.builder().read(ProfileField.all()).build();

        assertThat(profile.toBuilder().about("x").build()).isNotEqualTo(profile);
        assertThat(profile.toBuilder().address("x").build()).isNotEqualTo(profile);
        assertThat(profile.toBuilder().description("x").build()).isNotEqualTo(profile);
        assertThat(profile.toBuilder().email("x").build()).isNotEqualTo(profile);
        assertThat(profile.toBuilder().vertical(Vertical.AUTO).build()).isNotEqualTo(profile);
        assertThat(profile.toBuilder().websites(List.of("x")).build()).isNotEqualTo(profile);
        assertThat(profile.toBuilder().photoUrl("x").build()).isNotEqualTo(profile);
        assertThat(profile).isNotEqualTo("a profile");
    }

    @Test
    void toStringCannotForgeALineOfALog() {
        BusinessProfile profile =
                BusinessProfile.builder().about("a\nINFO forged\u200E").build();

        assertThat(profile).hasToString("BusinessProfile[about=a\\u000AINFO forged\\u200E]");
        assertThat(ProfileUpdate.between(BusinessProfile.builder().build(), profile)
                        .toString())
                .doesNotContain("\n");
    }

    @Test
    void toStringShowsNoPhotoAddress() {
        BusinessProfile profile = BusinessProfile.builder()
                .about("Hello")
                .vertical(Vertical.AUTO)
                .websites(List.of("https://one.example"))
                .photoUrl("https://pps.whatsapp.net/v?oh=signature&oe=ABCD")
                .build();

        assertThat(profile)
                .hasToString(
                        "BusinessProfile[about=Hello, vertical=AUTO, websites=[https://one.example], photo=(set)]");
        assertThat(BusinessProfile.builder().photoUrl(null).build()).hasToString("BusinessProfile[photo=(not set)]");
    }

    @Test
    void nothingGivenOrHandedOutChangesIt() {
        List<String> websites = new ArrayList<>(List.of("https://one.example"));
        Set<ProfileField> asked = EnumSet.of(ProfileField.EMAIL);
        BusinessProfile.Builder builder =
                BusinessProfile.builder().read(asked).about("Hello").websites(websites);
        BusinessProfile profile = builder.build();
        BusinessProfile before = profile.toBuilder().build();

        websites.clear();
        asked.add(ProfileField.PHOTO);
        builder.about("Changed").photoUrl("https://photos.example/1").read(ProfileField.all());

        assertThat(profile).isEqualTo(before);
        assertThat(profile.websites()).containsExactly("https://one.example").isUnmodifiable();
        assertThat(profile.fields())
                .containsExactly(ProfileField.ABOUT, ProfileField.EMAIL, ProfileField.WEBSITES)
                .isUnmodifiable();
    }
}
