package io.wabaprofile.testkit.json;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the members of a JSON object in order; what is absent is left out. */
public final class JsonObject {
    private final Map<String, Object> members = new LinkedHashMap<>();

    public static Map<String, Object> of(String name, Object value) {
        return new JsonObject().and(name, value).members();
    }

    public JsonObject and(String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
        return this;
    }

    public Map<String, Object> members() {
        return members;
    }
}
