package io.wabaprofile.spring;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A health indicator, if {@code management.health.waba-profile.enabled} is {@code true}. */
@AutoConfiguration(after = WabaProfileAutoConfiguration.class)
@ConditionalOnProperty(prefix = "management.health.waba-profile", name = "enabled")
final class ChannelHealthAutoConfiguration {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    @Bean
    ChannelHealthCheck wabaProfileHealthCheck(ProfileChannels channels, WabaProfileProperties properties) {
        Duration timeToLive = properties.health().timeToLive();
        if (timeToLive.compareTo(SHORTEST) < 0) {
            throw new InvalidPropertyException(
                    "waba-profile.health.time-to-live",
                    "is " + timeToLive.toMillis() + " ms, but the minimum is 1 s.",
                    "Set a longer time, such as 5m.");
        }
        return new ChannelHealthCheck(
                channels,
                timeToLive,
                InstantSource.system(),
                Executors.newSingleThreadExecutor(ChannelHealthAutoConfiguration::thread));
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "waba-profile-health");
        thread.setDaemon(true);
        return thread;
    }

    /** Spring Boot 3. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
    static class Boot3Configuration {

        @Bean
        HealthIndicator wabaProfileHealthIndicator(ChannelHealthCheck check) {
            return () -> {
                HealthReport health = check.current();
                return org.springframework.boot.actuate.health.Health.status(health.status())
                        .withDetails(health.channels())
                        .build();
            };
        }
    }

    /** Spring Boot 4. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
    static class Boot4Configuration {

        @Bean
        org.springframework.boot.health.contributor.HealthIndicator wabaProfileHealthIndicator(
                ChannelHealthCheck check) {
            return () -> {
                HealthReport health = check.current();
                return org.springframework.boot.health.contributor.Health.status(health.status())
                        .withDetails(health.channels())
                        .build();
            };
        }
    }
}
