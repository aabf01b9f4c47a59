package io.wabaprofile.testkit.json;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** A JSON object to write, with its members in order. */
public final class JsonObject extends LinkedHashMap<String, Object> {
    private static final long serialVersionUID = 1;

    public static JsonObject of(String name, Object value) {
        return new JsonObject().and(name, value);
    }

    /** Adds a member, unless the value is null. */
    public JsonObject and(String name, @Nullable Object value) {
        if (value != null) {
            put(name, value);
        }
        return this;
    }
}
