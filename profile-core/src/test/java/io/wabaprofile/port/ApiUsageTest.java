package io.wabaprofile.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.port.ApiUsage.BusinessUsage;
import io.wabaprofile.port.ApiUsage.Percentages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiUsageTest {

    private static BusinessUsage business(String id, int calls) {
        return new BusinessUsage(id, "whatsapp", new Percentages(calls, 1, 2), Duration.ZERO);
    }

    @ParameterizedTest
    @CsvSource({"28, 25, 24, 28", "1, 130, 2, 130", "0, 3, 4, 4", "0, 0, 0, 0"})
    void theHighestShareOfALimitCounts(int calls, int time, int cpuTime, int highest) {
        assertThat(new Percentages(calls, time, cpuTime).highest()).isEqualTo(highest);
    }

    @Test
    void theHighestPercentageMayBeThatOfTheApp() {
        ApiUsage usage = new ApiUsage(Optional.of(new Percentages(10, 90, 20)), List.of(business("1", 80)));

        assertThat(usage.highestPercentage()).isEqualTo(90);
    }

    @Test
    void theHighestPercentageMayBeThatOfAnyBusiness() {
        ApiUsage usage =
                new ApiUsage(Optional.of(new Percentages(10, 20, 20)), List.of(business("1", 30), business("2", 80)));

        assertThat(usage.highestPercentage()).isEqualTo(80);
    }

    @Test
    void usageWithoutNumbersIsZero() {
        assertThat(new ApiUsage(Optional.empty(), List.of()).highestPercentage())
                .isZero();
    }

    @Test
    void laterChangesOfTheListDoNotChangeTheUsage() {
        List<BusinessUsage> list = new ArrayList<>(List.of(business("1", 30)));
        ApiUsage usage = new ApiUsage(Optional.empty(), list);

        list.clear();

        assertThat(usage.businesses()).hasSize(1);
    }
}
