package io.wabaprofile.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.channel.ApiMode;
import io.wabaprofile.channel.KeyReference;
import io.wabaprofile.port.ApiUsage;
import io.wabaprofile.port.ApiUsage.BusinessUsage;
import io.wabaprofile.port.ApiUsage.Percentages;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.testkit.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FleetTest {

    @Test
    void theDigestChangesWithEachValue() {
        Fleet fleet = SimulatedFleet.of(2).fleet();
        FleetChannel first = fleet.channels().get(0);
        FleetChannel second = fleet.channels().get(1);
        FleetChannel other =
                first.withProfile(ProfileUpdate.builder().about("other").build());
        FleetChannel clearing = first.withProfile(
                ProfileUpdate.builder().about("new").clearEmail().build());

        assertThat(fleet.digest())
                .isEqualTo(SimulatedFleet.of(2).fleet().digest())
                .hasSize(64);
        assertThat(List.of(
                        fleet.digest(),
                        Fleet.of(List.of(second, first)).digest(),
                        Fleet.of(List.of(other, second)).digest(),
                        Fleet.of(List.of(clearing, second)).digest(),
                        Fleet.of(List.of(first)).digest()))
                .doesNotHaveDuplicates();
    }

    @Test
    void twoChannelsCannotHaveOneName() {
        FleetChannel channel = SimulatedFleet.of(1).channel(1);

        assertThatThrownBy(() -> Fleet.of(List.of(channel, channel)))
                .hasMessage("Two channels have the name channel-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a b", "ä", "a/b"})
    void aNameHasLettersDigitsAndSeparators(String name) {
        assertThat(FleetChannel.isName(name)).isFalse();
    }

    @Test
    void onlyAChannelOfTheGraphApiHasItsSettings() {
        assertThatThrownBy(() -> FleetChannel.of(
                        "a",
                        ApiMode.GRAPH,
                        new KeyReference("env", "A"),
                        ProfileUpdate.builder().build()))
                .hasMessageContaining("Channel a: the settings of the Graph API are required in the mode graph");
        assertThatThrownBy(() -> new GraphAccess("x", "v23.0", "app")).hasMessageContaining("phoneNumberId must be");
        assertThatThrownBy(() -> new GraphAccess("1", "23", "app")).hasMessageContaining("graphVersion must be");
        assertThatThrownBy(() -> new GraphAccess("1", "v23.0", "x")).hasMessageContaining("appId must be");
    }

    @Test
    void settingsHaveRanges() {
        assertThatThrownBy(() -> RunSettings.DEFAULT.withRequestsPerSecond(0))
                .hasMessage("requestsPerSecond must be 1 to 10000, but is 0");
        assertThatThrownBy(() -> RunSettings.DEFAULT.withLongestWait(Duration.ofDays(2)))
                .hasMessageContaining("longestWait must be from zero to one day");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "75, 1", "80, 0.8", "90, 0.4", "100, 0.05", "300, 0.05"})
    void usageLowersTheRate(int percentage, double share) {
        UsageFeedback feedback = new UsageFeedback(() -> Instant.EPOCH);

        feedback.observe(new ApiUsage(Optional.of(new Percentages(percentage, 0, 0)), List.of()));

        assertThat(feedback.share()).isEqualTo(share);
    }

    @Test
    void blockedCallsLowerTheRateUntilTheyAreAllowedAgain() {
        VirtualTime time = VirtualTime.startingAt(Instant.EPOCH);
        UsageFeedback feedback = new UsageFeedback(time);
        feedback.observe(new ApiUsage(
                Optional.empty(),
                List.of(new BusinessUsage("1", "whatsapp", new Percentages(10, 0, 0), Duration.ofMinutes(5)))));

        time.advance(Duration.ofMinutes(4));
        assertThat(feedback.share()).isEqualTo(0.05);
        time.advance(Duration.ofMinutes(2));
        assertThat(feedback.share()).isEqualTo(1);
    }
}
