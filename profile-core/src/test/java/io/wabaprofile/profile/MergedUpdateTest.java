package io.wabaprofile.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

class MergedUpdateTest {
    private static final ProfileUpdate FIRST = ProfileUpdate.builder()
            .about("Open till nine")
            .email("shop@example.com")
            .websites("https://one.example", "https://two.example")
            .build();

    @Test
    void theLaterUpdateWinsForEachField() {
        ProfileUpdate later = ProfileUpdate.builder()
                .clearEmail()
                .websites("https://three.example")
                .address("2 Example Way")
                .build();

        assertThat(FIRST.merge(later))
                .isEqualTo(ProfileUpdate.builder()
                        .about("Open till nine")
                        .address("2 Example Way")
                        .clearEmail()
                        .websites("https://three.example")
                        .build());
    }

    @Test
    void aMergeWithAnEmptyUpdateChangesNothing() {
        ProfileUpdate empty = ProfileUpdate.builder().build();

        assertThat(FIRST.merge(empty)).isEqualTo(FIRST);
        assertThat(empty.merge(FIRST)).isEqualTo(FIRST);
    }

    @Test
    void aBuilderOfAnUpdateDoesNotChangeTheUpdate() {
        ProfileUpdate.Builder builder = FIRST.toBuilder().about("Open till ten").clearWebsites();

        assertThat(builder.build().about()).isEqualTo(new Change.SetTo<>("Open till ten"));
        assertThat(builder.build().email()).isEqualTo(FIRST.email());
        assertThat(FIRST.about()).isEqualTo(new Change.SetTo<>("Open till nine"));
        assertThat(FIRST.websites()).isInstanceOf(Change.SetTo.class);
    }

    @Test
    void aBuilderOfAnUpdateValidatesTheAddedChanges() {
        ProfileUpdate.Builder builder = FIRST.toBuilder().email("no address");

        assertThat(catchThrowableOfType(InvalidProfileException.class, builder::build)
                        .violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.field()).isEqualTo(ProfileField.EMAIL));
    }
}
