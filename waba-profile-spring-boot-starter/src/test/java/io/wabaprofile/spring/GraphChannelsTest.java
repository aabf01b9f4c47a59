package io.wabaprofile.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.number.QualityRating;
import io.wabaprofile.port.NumberFacts;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.testkit.SamplePhoto;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Channels in the mode graph. */
class GraphChannelsTest {
    private final Dialog360Simulator simulator = Dialog360Simulator.start();
    private final SimulatedAccount account = simulator.newAccount();

    @AfterEach
    void close() {
        simulator.close();
    }

    private ApplicationContextRunner graph(String... more) {
        return StarterFixture.context(simulator)
                .withPropertyValues(
                        "waba-profile.base-urls.graph=" + simulator.baseUri(),
                        "waba-profile.channels.shop.mode=graph",
                        "waba-profile.channels.shop.key=property:test-token",
                        "test-token=" + account.accessToken())
                .withPropertyValues(more);
    }

    @Test
    void aGraphChannelHasTheSamePortsAsACloudChannel() {
        graph(
                        "waba-profile.graph.version=v23.0",
                        "waba-profile.channels.shop.phone-number-id=" + account.phoneNumberId(),
                        "waba-profile.channels.shop.app-id=" + account.appId())
                .run(context -> {
                    context.getBean(ProfileGateway.class)
                            .apply(ProfileUpdate.builder().about("Open").build());
                    context.getBean(PhotoGateway.class)
                            .replace(SamplePhoto.png(640).photo());

                    assertThat(account.profile().about()).contains("Open");
                    assertThat(account.photo()).isPresent();
                    assertThat(context.getBean(NumberFacts.class)
                                    .fetch()
                                    .quality()
                                    .value())
                            .contains(QualityRating.GREEN);
                    assertThat(context.getBean(ProfileChannels.class)
                                    .facts("shop")
                                    .fetch()
                                    .displayName()
                                    .value())
                            .contains("Sample Business");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "waba-profile.channels.shop.phone-number-id=1 | waba-profile.graph.version: is not set",
                "waba-profile.graph.version=23 | waba-profile.graph.version: ",
                "waba-profile.graph.version=v23.0 | waba-profile.channels.shop.phone-number-id: is not set",
                "waba-profile.graph.version=v23.0,waba-profile.channels.shop.phone-number-id=+49 | "
                        + "waba-profile.channels.shop.phone-number-id: phoneNumberId must be",
                "waba-profile.graph.version=v23.0,waba-profile.channels.shop.phone-number-id=1,"
                        + "waba-profile.channels.shop.app-id=x | waba-profile.channels.shop.app-id: appId must be",
                "waba-profile.channels.shop.mode=cloud,waba-profile.channels.shop.phone-number-id=1 | "
                        + "waba-profile.channels.shop.phone-number-id: is for the mode graph only",
                "waba-profile.channels.shop.mode=cloud,waba-profile.channels.shop.app-id=1 | "
                        + "waba-profile.channels.shop.app-id: is for the mode graph only"
            })
    void anIncompleteGraphChannelIsRefusedAtTheStart(String properties, String message) {
        graph(properties.split(",")).run(context -> {
            assertThat(context).hasFailed();
            assertThat(new InvalidPropertyFailureAnalyzer()
                            .analyze(context.getStartupFailure())
                            .getDescription())
                    .contains(message);
        });
    }
}
