package io.wabaprofile.testkit.json;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** A JSON object to write. Keeps the order of its members. */
public final class JsonObject extends LinkedHashMap<String, Object> {
    private static final long serialVersionUID = 1;

    /** Returns an object with one member. */
    public static JsonObject of(String name, Object value) {
        return new JsonObject().and(name, value);
    }

    /** Adds a member and returns this object. Ignores a null value. */
    public JsonObject and(String name, @Nullable Object value) {
        if (value != null) {
            put(name, value);
        }
        return this;
    }
}
