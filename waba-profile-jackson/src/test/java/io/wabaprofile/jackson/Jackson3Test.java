package io.wabaprofile.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileUpdate;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.cfg.PackageVersion;
import tools.jackson.databind.json.JsonMapper;

class Jackson3Test extends ProfileJsonContract {
    private final ObjectMapper mapper = JsonMapper.builder()
            .findAndAddModules()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(each -> each.withValueInclusion(JsonInclude.Include.NON_EMPTY))
            .build();

    @Override
    String write(Object value) throws Exception {
        return new String(mapper.writeValueAsBytes(value), StandardCharsets.UTF_8);
    }

    @Override
    <T> T read(String json, Class<T> type) throws Exception {
        return mapper.readValue(json.getBytes(StandardCharsets.UTF_8), type);
    }

    @Override
    Class<? extends Exception> mappingException() {
        return DatabindException.class;
    }

    @Test
    void anInstanceCanBeRegistered() throws Exception {
        ObjectMapper registered =
                JsonMapper.builder().addModule(new ProfileJackson3Module()).build();

        assertThat(registered.readValue("{\"about\":\"Open\"}", ProfileUpdate.class))
                .isEqualTo(ProfileUpdate.builder().about("Open").build());
    }

    @Test
    void convertsToATreeAndBack() throws Exception {
        BusinessProfile profile = BusinessProfile.builder().about("Open").build();

        JsonNode tree = mapper.valueToTree(profile);

        assertThat(mapper.treeToValue(tree, BusinessProfile.class)).isEqualTo(profile);
    }

    @Test
    void runsWithTheExpectedVersionOfJackson() {
        assertThat(PackageVersion.VERSION.toString()).isEqualTo(System.getProperty("expected.jackson3.version"));
    }
}
