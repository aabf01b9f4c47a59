package io.wabaprofile.spring;

import static io.wabaprofile.spring.StarterFixture.channel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.http.KeySource;
import io.wabaprofile.onpremise.OnPremiseAdapter;
import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.testkit.SamplePhoto;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.fake.FakeAdapter;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.upload.UploadAdapter;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class ChannelBeansTest {
    private final Dialog360Simulator simulator = Dialog360Simulator.start();

    @AfterEach
    void close() {
        simulator.close();
    }

    private static ProfileUpdate about(String text) {
        return ProfileUpdate.builder().about(text).build();
    }

    @Test
    void theGatewaysOfASingleChannelAreInjectedWithoutAQualifier() {
        SimulatedAccount shop = simulator.newAccount();

        StarterFixture.context(simulator)
                .withPropertyValues(channel("shop", shop))
                .run(context -> {
                    context.getBean(ProfileGateway.class).apply(about("Open till nine"));
                    context.getBean(PhotoGateway.class)
                            .replace(SamplePhoto.png(640).photo());
                    context.getBean(MediaUploader.class).upload(MediaFile.of(new byte[100], "image/png"));

                    assertThat(shop.profile().about()).contains("Open till nine");
                    assertThat(shop.photo()).isPresent();
                    assertThat(shop.uploads()).hasSize(2);
                });
    }

    static final class TwoShops {
        final ProfileGateway first;
        final ProfileGateway second;

        TwoShops(@Qualifier("shop") ProfileGateway first, @Qualifier("bar") ProfileGateway second) {
            this.first = first;
            this.second = second;
        }
    }

    @Test
    void theGatewaysOfSeveralChannelsAreQualifiedByTheirNames() {
        SimulatedAccount shop = simulator.newAccount();
        SimulatedAccount bar = simulator.newAccount();

        StarterFixture.context(simulator)
                .withPropertyValues(channel("shop", shop))
                .withPropertyValues(channel("bar", bar))
                .withBean(TwoShops.class)
                .run(context -> {
                    context.getBean(TwoShops.class).first.apply(about("Shop"));
                    context.getBean(TwoShops.class).second.apply(about("Bar"));

                    assertThat(shop.profile().about()).contains("Shop");
                    assertThat(bar.profile().about()).contains("Bar");
                });
    }

    @Test
    void profileChannelsFindsGatewaysByName() {
        SimulatedAccount shop = simulator.newAccount();

        StarterFixture.context(simulator)
                .withPropertyValues(channel("shop", shop))
                .withPropertyValues(channel("old", simulator.newAccount()))
                .withPropertyValues("waba-profile.channels.old.mode=on-premise")
                .run(context -> {
                    ProfileChannels channels = context.getBean(ProfileChannels.class);
                    channels.photo("shop").replace(SamplePhoto.png(640).photo());

                    assertThat(channels.names()).containsExactlyInAnyOrder("shop", "old");
                    assertThat(shop.photo()).contains(SamplePhoto.png(640).bytes());
                    assertThatThrownBy(() -> channels.profile("shoop"))
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessageContaining("no channel 'shoop'")
                            .hasMessageContaining("shop");
                    assertThatThrownBy(() -> channels.uploader("old"))
                            .hasMessageContaining("On-Premise API")
                            .hasMessageContaining("photo(\"old\")");
                });
    }

    @Test
    void anOnPremiseChannelUsesItsOwnApi() {
        SimulatedAccount old = simulator.newAccount();

        StarterFixture.context(simulator)
                .withPropertyValues(channel("old", old))
                .withPropertyValues("waba-profile.channels.old.mode=on-premise")
                .run(context -> {
                    context.getBean(ProfileGateway.class).apply(about("Open till nine"));
                    context.getBean(PhotoGateway.class)
                            .replace(SamplePhoto.png(640).photo());

                    assertThat(simulator.exchanges())
                            .allSatisfy(
                                    exchange -> assertThat(exchange.summary()).contains("/v1/settings/"));
                    assertThat(context).hasSingleBean(OnPremiseAdapter.class).doesNotHaveBean(MediaUploader.class);
                });
    }

    @Test
    void theAdaptersServeKeysThatAreNotInTheConfiguration() {
        SimulatedAccount account = simulator.newAccount();

        StarterFixture.context(simulator).run(context -> {
            assertThat(context).hasSingleBean(UploadAdapter.class).doesNotHaveBean(ProfileGateway.class);
            assertThat(context.getBean(ProfileChannels.class).names()).isEmpty();
            context.getBean(CloudAdapter.class)
                    .profile(ApiKey.of(account.key()))
                    .apply(about("Open"));

            assertThat(account.profile().about()).contains("Open");
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnGateway {
        @Bean
        ProfileGateway own() {
            return FakeAdapter.over(SimulatedAccount.create()).profile();
        }
    }

    @Test
    void aGatewayOfTheApplicationReplacesThoseOfTheStarter() {
        StarterFixture.context(simulator)
                .withPropertyValues(channel("shop", simulator.newAccount()))
                .withUserConfiguration(OwnGateway.class)
                .run(context -> {
                    assertThat(context.getBeanNamesForType(ProfileGateway.class))
                            .containsExactly("own");
                    assertThat(context).hasSingleBean(PhotoGateway.class);
                });
    }

    @Test
    void aKeySourceOfTheApplicationAddsASchemeAndIsAskedForEachCall() {
        SimulatedAccount shop = simulator.newAccount();
        AtomicReference<String> vault = new AtomicReference<>(shop.key());

        StarterFixture.context(simulator)
                .withBean(KeySource.class, () -> KeySource.create().with("vault", name -> vault.get()))
                .withPropertyValues("waba-profile.channels.shop.key=vault:shop")
                .run(context -> {
                    shop.rotateKey("another-key-0123456789");
                    vault.set("another-key-0123456789");

                    context.getBean(ProfileGateway.class).apply(about("Rotated"));

                    assertThat(shop.profile().about()).contains("Rotated");
                });
    }

    @Test
    void theContextClosesTheConnections() {
        AtomicReference<ProfileGateway> gateway = new AtomicReference<>();
        StarterFixture.context(simulator)
                .withPropertyValues(channel("shop", simulator.newAccount()))
                .run(context -> gateway.set(context.getBean(ProfileGateway.class)));

        assertThatThrownBy(() -> gateway.get().fetch()).isInstanceOf(Cancelled.class);
    }
}
