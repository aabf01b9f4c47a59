package io.wabaprofile.spring;

import static io.wabaprofile.spring.StarterFixture.channel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.http.ConcurrencySettings;
import io.wabaprofile.http.RetrySettings;
import io.wabaprofile.onpremise.OnPremiseAdapter;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.testkit.fault.PlatformError;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ConnectionSettingsTest {
    private final Dialog360Simulator simulator = Dialog360Simulator.start();

    @AfterEach
    void close() {
        simulator.close();
    }

    private ApplicationContextRunner context() {
        return StarterFixture.context(simulator).withPropertyValues(channel("shop", simulator.newAccount()));
    }

    @Test
    void theDefaultsAreThoseOfTheLibrary() {
        StarterFixture.context().run(context -> {
            WabaProfileProperties properties = context.getBean(WabaProfileProperties.class);
            assertThat(properties.baseUrls().cloud()).isEqualTo(CloudAdapter.HOST);
            assertThat(properties.baseUrls().onPremise()).isEqualTo(OnPremiseAdapter.HOST);
            assertThat(properties.retries().settings()).isEqualTo(RetrySettings.DEFAULT);
            assertThat(properties.concurrency().settings()).isEqualTo(ConcurrencySettings.DEFAULT);
            assertThat(properties.callTimeout()).isEqualTo(Duration.ofSeconds(30));
            assertThat(properties.attemptTimeout()).isEqualTo(Duration.ofSeconds(10));
        });
    }

    @Test
    void theNumberOfAttemptsIsSet() {
        context().withPropertyValues("waba-profile.retries.max-attempts=1").run(context -> {
            simulator.faults().on(Operation.FETCH_PROFILE).error(PlatformError.SERVICE_UNAVAILABLE);

            assertThatThrownBy(() -> context.getBean(ProfileGateway.class).fetch())
                    .isInstanceOf(Unavailable.class);
            assertThat(simulator.exchanges()).hasSize(1);
        });
    }

    @Test
    void theUserAgentIsSent() {
        context().withPropertyValues("waba-profile.user-agent=my-shop/1.4.0").run(context -> {
            context.getBean(ProfileGateway.class).fetch();

            assertThat(simulator.exchanges().get(0).request().headers().toString())
                    .contains("my-shop/1.4.0 waba-profile/");
        });
    }

    @Test
    void uploadsHaveTheirOwnAddress() {
        try (Dialog360Simulator uploads = Dialog360Simulator.start()) {
            var account = uploads.newAccount();
            StarterFixture.context(simulator)
                    .withPropertyValues(channel("shop", account))
                    .withPropertyValues("waba-profile.base-urls.upload=" + uploads.baseUri())
                    .run(context -> {
                        context.getBean(MediaUploader.class).upload(MediaFile.of(new byte[10], "image/png"));

                        assertThat(account.uploads()).hasSize(1);
                        assertThat(simulator.exchanges()).isEmpty();
                    });
        }
    }

    @Test
    void theProxyIsUsed() {
        URI proxy = simulator.baseUri();
        context()
                .withPropertyValues(
                        "waba-profile.base-urls.cloud=https://localhost:9",
                        "waba-profile.retries.max-attempts=1",
                        "waba-profile.proxy.host=" + proxy.getHost(),
                        "waba-profile.proxy.port=" + proxy.getPort(),
                        "waba-profile.proxy.user=shop",
                        "waba-profile.proxy.password=secret")
                .run(context -> assertThatThrownBy(
                                () -> context.getBean(ProfileGateway.class).fetch())
                        .isInstanceOf(Unavailable.class)
                        .hasMessageContaining("cannot connect to localhost:9: the proxy " + proxy.getAuthority())
                        .hasMessageNotContaining("secret"));
    }

    @Test
    void plainHttpNeedsTheNameOfTheHost() {
        context()
                .withPropertyValues("waba-profile.base-urls.cloud=http://simulator:8360")
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("waba-profile.base-urls.cloud"));
        context()
                .withPropertyValues(
                        "waba-profile.base-urls.cloud=http://simulator:8360",
                        "waba-profile.allow-plain-http-to=simulator")
                .run(context -> assertThat(context).hasNotFailed());
        context()
                .withPropertyValues("waba-profile.allow-plain-http-to=waba-v2.360dialog.io")
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("waba-profile.allow-plain-http-to"));
    }

    @Test
    void anSslBundleIsUsed() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
                .withConfiguration(StarterFixture.ALL)
                .withPropertyValues("waba-profile.ssl.bundle=no-such-bundle")
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("SSL bundle name 'no-such-bundle' cannot be found"));
    }

    @Test
    void aCustomizerIsCalledForEachAddress() {
        List<String> called = new ArrayList<>();
        context()
                .withPropertyValues("waba-profile.base-urls.on-premise=https://localhost:9")
                .withBean(ApiConnectionCustomizer.class, () -> connection -> called.add("customized"))
                .run(context -> assertThat(called).hasSize(2));
    }

    @Test
    void callsAreTimedInTheMeterRegistry() {
        context().withBean(MeterRegistry.class, SimpleMeterRegistry::new).run(context -> {
            context.getBean(ProfileGateway.class).fetch();

            assertThat(context.getBean(MeterRegistry.class)
                            .get("waba.profile.call")
                            .timer()
                            .count())
                    .isOne();
        });
    }

    @Test
    void callsAreObservedByTheObservationRegistry() {
        List<String> observed = new ArrayList<>();
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new ObservationHandler<>() {
            @Override
            public void onStop(Observation.Context context) {
                observed.add(context.getName());
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }
        });
        context().withBean(ObservationRegistry.class, () -> observations).run(context -> {
            context.getBean(ProfileGateway.class).fetch();

            assertThat(observed).containsExactly("waba.profile.call");
        });
    }
}
