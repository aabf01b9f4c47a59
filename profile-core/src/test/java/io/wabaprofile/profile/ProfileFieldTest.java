package io.wabaprofile.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class ProfileFieldTest {

    @Test
    void namesTheLimitsOfThePlatform() {
        assertThat(ProfileField.ABOUT.maxLength()).hasValue(139);
        assertThat(ProfileField.ADDRESS.maxLength()).hasValue(256);
        assertThat(ProfileField.DESCRIPTION.maxLength()).hasValue(512);
        assertThat(ProfileField.EMAIL.maxLength()).hasValue(128);
        assertThat(ProfileField.VERTICAL.maxLength()).hasValue(64);
        assertThat(ProfileField.WEBSITES.maxLength()).hasValue(256);
        assertThat(ProfileField.MAX_WEBSITES).isEqualTo(2);
    }

    @Test
    void whereLengthIsNotTheLimitThereIsNone() {
        assertThat(ProfileField.PHOTO.maxLength()).isEmpty();
    }

    @Test
    void allHoldsEveryFieldInOrderAndStaysSo() {
        assertThat(ProfileField.all()).containsExactly(ProfileField.values()).isUnmodifiable();
    }

    @Test
    void labelsAreAsPeopleWriteThem() {
        assertThat(ProfileField.all())
                .extracting(ProfileField::label)
                .containsExactly("about", "address", "description", "email", "vertical", "websites", "photo");
    }

    @Test
    void labelsAreTheSameInTurkish() {
        Locale home = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));

            assertThat(ProfileField.EMAIL.label()).isEqualTo("email");
            assertThat(ProfileField.WEBSITES.label()).isEqualTo("websites");
        } finally {
            Locale.setDefault(home);
        }
    }
}
