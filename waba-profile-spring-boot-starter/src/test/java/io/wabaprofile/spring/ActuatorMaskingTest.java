package io.wabaprofile.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.wabaprofile.http.KeySource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.autoconfigure.context.properties.ConfigurationPropertiesReportEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.env.EnvironmentEndpointAutoConfiguration;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The actuator shows all values, except those of the keys and of the proxy's password. */
class ActuatorMaskingTest {
    private static final String CANARY = "canary0123456789abcdefAK";
    private static final Map<String, Object> VARIABLES = Map.of(
            "SHOP_KEY",
            CANARY + "1",
            "WABA_PROFILE_PROXY_PASSWORD",
            CANARY + "2",
            "WABAPROFILE_CHANNELS_CAFE_KEY",
            "env:CAFE_KEY",
            "CAFE_KEY",
            CANARY + "3");

    private final ApplicationContextRunner context = StarterFixture.context()
            .withConfiguration(AutoConfigurations.of(
                    EnvironmentEndpointAutoConfiguration.class,
                    ConfigurationPropertiesReportEndpointAutoConfiguration.class))
            .withInitializer(application -> application
                    .getEnvironment()
                    .getPropertySources()
                    .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", VARIABLES)))
            .withBean(
                    KeySource.class, () -> KeySource.create().with("env", name -> String.valueOf(VARIABLES.get(name))))
            .withPropertyValues(
                    "waba-profile.channels.shop.key=env:SHOP_KEY",
                    "waba-profile.channels[bar].key=property:bar.key",
                    "bar.key=" + CANARY + "4",
                    "waba-profile.proxy.host=proxy",
                    "waba-profile.proxy.user=someone",
                    "waba-profile.user-agent=my-shop/1.4.0",
                    "management.endpoints.web.exposure.include=*",
                    "management.endpoint.env.show-values=always",
                    "management.endpoint.configprops.show-values=always");

    private static String json(Object response) {
        try {
            return new ObjectMapper()
                    .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                    .findAndRegisterModules()
                    .writeValueAsString(response);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void envShowsNoSecret() {
        context.run(application -> {
            String shown = json(application.getBean(EnvironmentEndpoint.class).environment(null));

            assertThat(shown)
                    .contains("my-shop/1.4.0", "******", "SHOP_KEY", "CAFE_KEY", "bar.key")
                    .doesNotContain(CANARY)
                    .doesNotContain("env:");
        });
    }

    @Test
    void configpropsShowsNoSecret() {
        context.run(application -> {
            String shown = json(application
                    .getBean(ConfigurationPropertiesReportEndpoint.class)
                    .configurationProperties());

            assertThat(shown)
                    .contains("my-shop/1.4.0", "******", "someone", "callTimeout")
                    .doesNotContain(CANARY)
                    .doesNotContain("property:bar.key");
        });
    }
}
