package io.wabaprofile.number;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagingLimitTest {

    @ParameterizedTest
    @CsvSource({
        "TIER_50, 50",
        "TIER_250, 250",
        "TIER_1K, 1000",
        "TIER_2K, 2000",
        "TIER_10K, 10000",
        "TIER_100K, 100000",
        "TIER_1M, 1000000",
        "TIER_999999999M, 999999999000000"
    })
    void readsTheNumberOfCustomersFromTheTier(String code, long customers) {
        assertThat(new MessagingLimit(code).customersPerDay()).hasValue(customers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"TIER_UNLIMITED", "TIER_NOT_SET", "TIER_", "TIER_1k", "TIER_1KK", "1K", "", "TIER_1234567890"})
    void anotherTierHasNoNumberOfCustomers(String code) {
        assertThat(new MessagingLimit(code).customersPerDay()).isEmpty();
    }

    @Test
    void keepsAnUnknownTier() {
        assertThat(new MessagingLimit("TIER_MOON")).hasToString("TIER_MOON");
        assertThat(new MessagingLimit("TIER_UNLIMITED")).isEqualTo(MessagingLimit.UNLIMITED);
    }
}
