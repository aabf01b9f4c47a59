package io.wabaprofile.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the members of a JSON object in order; what is absent is left out. */
final class JsonObject {
    private final Map<String, Object> members = new LinkedHashMap<>();

    static Map<String, Object> of(String name, Object value) {
        return new JsonObject().and(name, value).members();
    }

    JsonObject and(String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
        return this;
    }

    Map<String, Object> members() {
        return members;
    }
}
