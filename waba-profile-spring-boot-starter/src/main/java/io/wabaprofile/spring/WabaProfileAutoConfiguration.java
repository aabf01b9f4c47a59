package io.wabaprofile.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.Credentials;
import io.wabaprofile.http.KeySource;
import io.wabaprofile.onpremise.OnPremiseAdapter;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.spring.ChannelFactory.ChannelSetup;
import io.wabaprofile.spring.ConfiguredChannels.Gateways;
import io.wabaprofile.spring.WabaProfileProperties.Mode;
import io.wabaprofile.upload.UploadAdapter;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.Environment;

/**
 * Creates the adapters, {@link ProfileChannels} and the gateways of the channels below {@code waba-profile.channels}.
 * Each bean gives way to a bean of the same type that the application declares.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
            "org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration"
        })
@EnableConfigurationProperties(WabaProfileProperties.class)
@Import(ChannelBeanRegistrar.class)
@ImportRuntimeHints(WabaProfileRuntimeHints.class)
public final class WabaProfileAutoConfiguration {

    WabaProfileAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    KeySource wabaProfileKeySource() {
        return KeySource.create();
    }

    @Bean
    ApiConnections wabaProfileConnections(
            WabaProfileProperties properties,
            ObjectProvider<SslBundles> bundles,
            ObjectProvider<MeterRegistry> meters,
            ObjectProvider<ObservationRegistry> observations,
            ObjectProvider<ApiConnectionCustomizer> customizers) {
        return new ApiConnections(properties, bundles.getIfAvailable(), builder -> {
            meters.ifUnique(builder::meters);
            observations.ifUnique(builder::observations);
            customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        });
    }

    @Bean
    @ConditionalOnMissingBean
    CloudAdapter wabaProfileCloudAdapter(ApiConnections connections, WabaProfileProperties properties) {
        return CloudAdapter.connect(connections.to(properties.baseUrls().cloud(), "base-urls.cloud"));
    }

    @Bean
    @ConditionalOnMissingBean
    UploadAdapter wabaProfileUploadAdapter(ApiConnections connections, WabaProfileProperties properties) {
        URI own = properties.baseUrls().upload();
        ApiConnection connection = own == null
                ? connections.to(properties.baseUrls().cloud(), "base-urls.cloud")
                : connections.to(own, "base-urls.upload");
        return UploadAdapter.connect(connection);
    }

    @Bean
    @ConditionalOnMissingBean
    ProfileChannels wabaProfileChannels(
            WabaProfileProperties properties,
            KeySource keys,
            Environment environment,
            ApiConnections connections,
            CloudAdapter cloud,
            UploadAdapter upload,
            ObjectProvider<OnPremiseGateways> onPremise) {
        Map<Mode, Function<ChannelSetup, Gateways>> modes = new EnumMap<>(Mode.class);
        modes.put(Mode.CLOUD, setup -> cloudGateways(cloud, upload, setup.credentials()));
        modes.put(Mode.GRAPH, new GraphChannels(connections));
        onPremise.ifAvailable(gateways -> modes.put(Mode.ON_PREMISE, gateways));
        KeySource withProperties = keys.with("property", environment::getProperty);
        return new ChannelFactory(withProperties, modes).create(properties.channels());
    }

    private static Gateways cloudGateways(CloudAdapter cloud, UploadAdapter upload, Credentials key) {
        MediaUploader uploader = upload.uploader(key);
        return new Gateways(cloud.profile(key), cloud.photo(key, uploader), uploader, cloud.facts(key));
    }

    /** Creates the gateways of On-Premise channels. */
    interface OnPremiseGateways extends Function<ChannelSetup, Gateways> {}

    /** Only if the application has the adapter. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(OnPremiseAdapter.class)
    static class OnPremiseConfiguration {

        @Bean
        @ConditionalOnMissingBean
        OnPremiseAdapter wabaProfileOnPremiseAdapter(ApiConnections connections, WabaProfileProperties properties) {
            return OnPremiseAdapter.connect(connections.to(properties.baseUrls().onPremise(), "base-urls.on-premise"));
        }

        @Bean
        OnPremiseGateways wabaProfileOnPremiseGateways(OnPremiseAdapter adapter) {
            return setup ->
                    new Gateways(adapter.profile(setup.credentials()), adapter.photo(setup.credentials()), null, null);
        }
    }
}
