package io.wabaprofile.spring;

import io.wabaprofile.jackson.ProfileJackson2Module;
import io.wabaprofile.jackson.ProfileJackson3Module;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Registers the Jackson modules for profiles and updates. Spring Boot adds beans of these types to its mappers. */
@AutoConfiguration
final class ProfileJsonAutoConfiguration {

    /** The mapper of Spring Boot 3. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "com.fasterxml.jackson.databind.Module")
    static class Jackson2Configuration {

        @Bean
        @ConditionalOnMissingBean
        ProfileJackson2Module wabaProfileJackson2Module() {
            return new ProfileJackson2Module();
        }
    }

    /** The mapper of Spring Boot 4. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "tools.jackson.databind.JacksonModule")
    static class Jackson3Configuration {

        @Bean
        @ConditionalOnMissingBean
        ProfileJackson3Module wabaProfileJackson3Module() {
            return new ProfileJackson3Module();
        }
    }
}
