package io.wabaprofile.spring;

import io.wabaprofile.jackson.ProfileJackson2Module;
import io.wabaprofile.jackson.ProfileJackson3Module;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Registers the JSON of profiles and updates with each generation of Jackson that the application has. */
@AutoConfiguration
final class JacksonModuleAutoConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(com.fasterxml.jackson.databind.ObjectMapper.class)
    static class Jackson2Configuration {

        @Bean
        @ConditionalOnMissingBean
        ProfileJackson2Module wabaProfileJackson2Module() {
            return new ProfileJackson2Module();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(tools.jackson.databind.ObjectMapper.class)
    static class Jackson3Configuration {

        @Bean
        @ConditionalOnMissingBean
        ProfileJackson3Module wabaProfileJackson3Module() {
            return new ProfileJackson3Module();
        }
    }
}
