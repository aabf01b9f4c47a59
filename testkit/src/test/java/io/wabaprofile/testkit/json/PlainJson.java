package io.wabaprofile.testkit.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** JSON as maps, lists, strings and decimals, so that tests can compare it with a plain {@code isEqualTo}. */
public final class PlainJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private PlainJson() {}

    public static Object read(String text) throws MalformedJson {
        return plain(Json.read(text));
    }

    public static Object read(byte[] utf8) throws MalformedJson {
        return plain(Json.read(utf8));
    }

    private static Object plain(JsonNode tree) throws MalformedJson {
        try {
            return MAPPER.readerFor(Object.class)
                    .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .readValue(tree);
        } catch (IOException e) {
            throw new MalformedJson("it cannot be converted", e);
        }
    }
}
