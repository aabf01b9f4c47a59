package io.wabaprofile.spring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.context.FilteredClassLoader;

/** Spring Boot 3 only: version 4 does not have these types. */
class Boot3HealthTest {

    @Test
    void theIndicatorOfBoot3ReportsTheChannels() {
        StarterFixture.context()
                .withPropertyValues("management.health.waba-profile.enabled=true")
                .withClassLoader(new FilteredClassLoader("org.springframework.boot.health"))
                .run(context -> assertThat(
                                context.getBean(HealthIndicator.class).health().getStatus())
                        .isEqualTo(Status.UP));
    }
}
