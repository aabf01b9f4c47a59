package io.wabaprofile.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.PackageVersion;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileUpdate;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Jackson2Test extends ProfileJsonContract {
    private final ObjectMapper mapper = JsonMapper.builder()
            .findAndAddModules()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
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
        return JsonMappingException.class;
    }

    @Test
    void anInstanceCanBeRegistered() throws Exception {
        ObjectMapper registered = new ObjectMapper().registerModule(new ProfileJackson2Module());

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
        assertThat(PackageVersion.VERSION.toString()).isEqualTo(System.getProperty("expected.jackson.version"));
    }
}
