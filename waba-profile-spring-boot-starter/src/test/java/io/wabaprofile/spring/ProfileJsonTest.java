package io.wabaprofile.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.wabaprofile.jackson.ProfileJackson2Module;
import io.wabaprofile.jackson.ProfileJackson3Module;
import io.wabaprofile.profile.BusinessProfile;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import tools.jackson.databind.json.JsonMapper;

class ProfileJsonTest {
    private static final BusinessProfile PROFILE =
            BusinessProfile.builder().about("Open").build();

    @Test
    void theModulesOfBothGenerationsOfJacksonAreBeans() {
        StarterFixture.context().run(context -> {
            ObjectMapper jackson2 = new ObjectMapper().registerModule(context.getBean(ProfileJackson2Module.class));
            JsonMapper jackson3 = JsonMapper.builder()
                    .addModule(context.getBean(ProfileJackson3Module.class))
                    .build();

            assertThat(jackson2.writeValueAsString(PROFILE)).contains("\"about\":\"Open\"");
            assertThat(jackson3.writeValueAsString(PROFILE)).contains("\"about\":\"Open\"");
        });
    }

    @Test
    void jackson3IsOptional() {
        StarterFixture.context()
                .withClassLoader(new FilteredClassLoader("tools.jackson"))
                .run(context -> assertThat(context)
                        .hasSingleBean(ProfileJackson2Module.class)
                        .doesNotHaveBean("wabaProfileJackson3Module"));
    }
}
