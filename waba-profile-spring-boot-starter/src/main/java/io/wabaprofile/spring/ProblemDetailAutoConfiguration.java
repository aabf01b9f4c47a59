package io.wabaprofile.spring;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** In web applications with Spring MVC or WebFlux: problem details for failed calls of controllers. */
@AutoConfiguration
@ConditionalOnClass(RestControllerAdvice.class)
@ConditionalOnWebApplication
@ConditionalOnProperty(prefix = "waba-profile.problem-details", name = "enabled", matchIfMissing = true)
final class ProblemDetailAutoConfiguration {

    @Bean
    ProblemDetailAdvice wabaProfileProblemDetailAdvice() {
        return new ProblemDetailAdvice();
    }
}
