package io.wabaprofile.jackson;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileUpdate;
import java.util.concurrent.Callable;

/** Reads an update and writes a profile as an application does that has one generation of Jackson. */
public final class OneGeneration {
    private static final String UPDATE = "{\"about\":\"Open\"}";

    private OneGeneration() {}

    private static BusinessProfile profile(ProfileUpdate update) {
        return update.applyTo(BusinessProfile.builder().build());
    }

    /** With Jackson 2. */
    public static final class Second implements Callable<String> {
        @Override
        public String call() throws Exception {
            com.fasterxml.jackson.databind.ObjectMapper mapper =
                    new com.fasterxml.jackson.databind.ObjectMapper().findAndRegisterModules();
            return mapper.writeValueAsString(profile(mapper.readValue(UPDATE, ProfileUpdate.class)));
        }
    }

    /** With Jackson 3. */
    public static final class Third implements Callable<String> {
        @Override
        public String call() {
            tools.jackson.databind.json.JsonMapper mapper = tools.jackson.databind.json.JsonMapper.builder()
                    .findAndAddModules()
                    .build();
            return mapper.writeValueAsString(profile(mapper.readValue(UPDATE, ProfileUpdate.class)));
        }
    }
}
