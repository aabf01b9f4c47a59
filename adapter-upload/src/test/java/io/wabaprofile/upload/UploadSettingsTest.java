package io.wabaprofile.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class UploadSettingsTest {
    private static final UploadSettings USUAL = UploadSettings.DEFAULT;
    private static final long GIGABYTE = 1_000_000_000;

    @Test
    void anUploadMayTakeAsLongAsItsBytesNeedAtTheSlowestSpeed() {
        assertThat(USUAL.uploadLimit(GIGABYTE)).isEqualTo(Duration.ofSeconds(20_000));
        assertThat(USUAL.minimumSpeed(1_000_000).uploadLimit(GIGABYTE)).isEqualTo(Duration.ofSeconds(1_000));
    }

    @Test
    void aSmallUploadHasTwoMinutesAndAnAttemptTenSeconds() {
        assertThat(USUAL.uploadLimit(1)).isEqualTo(Duration.ofMinutes(2));
        assertThat(USUAL.attemptLimit(1)).isEqualTo(Duration.ofSeconds(10));
        assertThat(USUAL.attemptLimit(500_000)).isEqualTo(Duration.ofSeconds(10));
        assertThat(USUAL.attemptLimit(550_000)).isEqualTo(Duration.ofSeconds(11));
    }

    @Test
    void aFixedLimitHoldsForAnySize() {
        UploadSettings fixed = USUAL.uploadLimit(Duration.ofSeconds(5));

        assertThat(fixed.uploadLimit(1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(fixed.uploadLimit(GIGABYTE)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void oneSettingLeavesTheOthersAsTheyWere() {
        UploadSettings all = USUAL.minimumSpeed(7)
                .uploadLimit(Duration.ofSeconds(8))
                .stallLimit(Duration.ofSeconds(9))
                .maxAttempts(6)
                .withoutHashing();

        assertThat(all).isEqualTo(new UploadSettings(7, Duration.ofSeconds(8), Duration.ofSeconds(9), 6, false));
    }

    @Test
    void whatMakesNoSenseIsRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> USUAL.minimumSpeed(0))
                .withMessage("minimumSpeed must be at least 1 byte per second, but is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> USUAL.uploadLimit(Duration.ZERO))
                .withMessage("uploadLimit must be positive, but is PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> USUAL.stallLimit(Duration.ofSeconds(-1)))
                .withMessage("stallLimit must be positive, but is PT-1S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> USUAL.maxAttempts(0))
                .withMessage("maxAttempts must be at least 1, but is 0");
    }
}
