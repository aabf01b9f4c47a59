package io.wabaprofile.http.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.profile.BusinessProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownValuesTest {
    private final KnownValues known = new KnownValues();

    private static BusinessProfile about(String text) {
        return BusinessProfile.builder().about(text).build();
    }

    private void read(BusinessProfile profile) {
        known.recordRead(profile, known.version());
    }

    private boolean isProvable(BusinessProfile written) {
        KnownValues.Write write = known.startWrite(written);
        write.notApplied();
        return write.isProvable();
    }

    @Test
    void aWriteIsProvableIfEachOfItsFieldsHadAnotherKnownValue() {
        read(BusinessProfile.builder().about("old").email(null).build());

        assertThat(isProvable(about("new"))).isTrue();
        assertThat(isProvable(about("old"))).isFalse();
        assertThat(isProvable(BusinessProfile.builder().email("a@example.com").build()))
                .isTrue();
        assertThat(isProvable(BusinessProfile.builder().email(null).build())).isFalse();
        assertThat(isProvable(BusinessProfile.builder().address("1 Main Street").build()))
                .isFalse();
        assertThat(isProvable(about("new").toBuilder().address("1 Main Street").build()))
                .isFalse();
        assertThat(isProvable(about("new").toBuilder().email("a@example.com").build()))
                .isTrue();
    }

    @Test
    void websitesThatCountAsEqualAreTheSameValue() {
        read(BusinessProfile.builder().websites(List.of("https://example.com/")).build());

        assertThat(isProvable(BusinessProfile.builder()
                        .websites(List.of("https://EXAMPLE.com"))
                        .build()))
                .isFalse();
    }

    @Test
    void anAppliedWriteIsTheKnownValue() {
        known.startWrite(about("new")).applied();

        assertThat(isProvable(about("new"))).isFalse();
        assertThat(isProvable(about("newer"))).isTrue();
    }

    @Test
    void aWriteOfUnknownOutcomeLeavesItsFieldUnknown() {
        read(about("old"));
        known.startWrite(about("new")).unknown();

        assertThat(isProvable(about("new"))).isFalse();
        assertThat(isProvable(about("newer"))).isFalse();
    }

    @Test
    void aReadDuringAWriteOfUnknownOutcomeLeavesItsFieldUnknown() {
        read(about("old"));
        KnownValues.Write write = known.startWrite(about("new"));
        read(about("old"));
        write.unknown();

        assertThat(isProvable(about("new"))).isFalse();
    }

    @Test
    void aReadThatOverlapsWithAWriteIsNotTrustedIfItDiffers() {
        int start = known.version();
        known.startWrite(about("new")).applied();
        known.recordRead(about("old"), start);

        assertThat(isProvable(about("newer"))).isFalse();
    }

    @Test
    void anOverlappingReadOfTheSameValueKeepsTheKnownValue() {
        int start = known.version();
        known.startWrite(about("new")).applied();
        known.recordRead(about("new"), start);

        assertThat(isProvable(about("newer"))).isTrue();
    }

    @Test
    void readsThatOverlapAndDisagreeLeaveTheFieldUnknown() {
        int start = known.version();
        known.recordRead(about("one"), start);
        known.recordRead(about("other"), start);

        assertThat(isProvable(about("new"))).isFalse();
    }

    @Test
    void aRefusedWriteKeepsTheKnownValue() {
        read(about("old"));
        known.startWrite(about("new")).notApplied();

        assertThat(isProvable(about("new"))).isTrue();
        assertThat(isProvable(about("old"))).isFalse();
    }

    @Test
    void aValueThatWasReadDuringARefusedWriteIsKnown() {
        read(about("old"));
        KnownValues.Write write = known.startWrite(about("new"));
        read(about("another program's"));
        write.notApplied();

        assertThat(isProvable(about("another program's"))).isFalse();
        assertThat(isProvable(about("old"))).isTrue();
    }

    @Test
    void readsThatDisagreeDuringARefusedWriteLeaveTheFieldUnknown() {
        read(about("old"));
        KnownValues.Write write = known.startWrite(about("new"));
        int start = known.version();
        known.recordRead(about("one"), start);
        known.recordRead(about("other"), start);
        write.notApplied();

        assertThat(isProvable(about("newer"))).isFalse();
    }

    @Test
    void aRefusedWriteOfAnUnknownFieldLeavesItUnknown() {
        known.startWrite(about("new")).notApplied();

        assertThat(isProvable(about("newer"))).isFalse();
    }

    @Test
    void aValueOfAnEarlierWriteOfUnknownOutcomeIsNotProvable() {
        read(about("old"));
        known.startWrite(about("new")).unknown();
        read(about("old"));

        assertThat(isProvable(about("new"))).isFalse();
        assertThat(isProvable(about("newer"))).isTrue();
    }

    @Test
    void noValueIsProvableAfterTwoDifferentWritesOfUnknownOutcome() {
        known.startWrite(about("one")).unknown();
        known.startWrite(about("two")).unknown();
        known.startWrite(about("two")).unknown();
        read(about("old"));

        assertThat(isProvable(about("one"))).isFalse();
        assertThat(isProvable(about("three"))).isFalse();
    }

    @Test
    void aRepeatedWriteOfUnknownOutcomeLeavesOtherValuesProvable() {
        known.startWrite(about("one")).unknown();
        known.startWrite(about("one")).unknown();
        read(about("old"));

        assertThat(isProvable(about("two"))).isTrue();
    }
}
