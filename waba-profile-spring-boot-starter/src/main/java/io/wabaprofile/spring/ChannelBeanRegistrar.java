package io.wabaprofile.spring;

import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.NumberFacts;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.spring.WabaProfileProperties.Channel;
import io.wabaprofile.spring.WabaProfileProperties.Mode;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.StringUtils;

/**
 * Registers the gateways of each channel as beans, with the name of the channel as their qualifier. Registers no bean of
 * a type that the application declares itself.
 */
final class ChannelBeanRegistrar implements ImportBeanDefinitionRegistrar {
    private final Environment environment;
    private final ListableBeanFactory beans;

    ChannelBeanRegistrar(Environment environment, BeanFactory beans) {
        this.environment = environment;
        this.beans = (ListableBeanFactory) beans;
    }

    @Override
    public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
        Map<String, Channel> channels = Binder.get(environment)
                .bind(ChannelFactory.CHANNELS, Bindable.mapOf(String.class, Channel.class))
                .orElse(Map.of());
        List<String> all = List.copyOf(channels.keySet());
        List<String> cloud = channels.entrySet().stream()
                .filter(channel -> channel.getValue().mode() != Mode.ON_PREMISE)
                .map(Map.Entry::getKey)
                .toList();
        register(registry, ProfileGateway.class, "profile", all);
        register(registry, PhotoGateway.class, "photo", all);
        register(registry, MediaUploader.class, "uploader", cloud);
        register(registry, NumberFacts.class, "facts", cloud);
    }

    private void register(BeanDefinitionRegistry registry, Class<?> port, String method, List<String> channels) {
        if (beans.getBeanNamesForType(port, true, false).length > 0) {
            return;
        }
        for (String channel : channels) {
            RootBeanDefinition gateway = new RootBeanDefinition(ChannelBeans.class);
            gateway.setFactoryMethodName(method);
            gateway.getConstructorArgumentValues()
                    .addIndexedArgumentValue(0, new RuntimeBeanReference(ProfileChannels.class));
            gateway.getConstructorArgumentValues().addIndexedArgumentValue(1, channel);
            gateway.addQualifier(new AutowireCandidateQualifier(Qualifier.class, channel));
            registry.registerBeanDefinition(channel + StringUtils.capitalize(port.getSimpleName()), gateway);
        }
    }
}
