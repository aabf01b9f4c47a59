package io.wabaprofile.spring;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Masks keys and the password of the proxy in the actuator's endpoints {@code env} and {@code configprops}. */
@AutoConfiguration(after = WabaProfileAutoConfiguration.class)
@ConditionalOnClass(SanitizingFunction.class)
final class SanitizingAutoConfiguration {

    @Bean
    SanitizingFunction wabaProfileSanitizingFunction(WabaProfileProperties properties) {
        SecretProperties secrets = SecretProperties.of(properties);
        return data -> secrets.include(data.getKey()) ? data.withSanitizedValue() : data;
    }
}
