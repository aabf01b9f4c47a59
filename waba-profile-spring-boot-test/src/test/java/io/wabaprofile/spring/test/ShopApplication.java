package io.wabaprofile.spring.test;

import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.ProfileUpdate;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** An application with one service. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class ShopApplication {

    /** Sets the about. */
    record OpeningHours(ProfileGateway profile) {
        void openUntil(String closing) {
            profile.apply(ProfileUpdate.builder().about("Open till " + closing).build());
        }
    }

    @Bean
    OpeningHours openingHours(ProfileGateway profile) {
        return new OpeningHours(profile);
    }
}
