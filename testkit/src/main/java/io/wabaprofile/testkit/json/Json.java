package io.wabaprofile.testkit.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON with Jackson. Reading is strict: UTF-8, one value, no duplicate names, no half surrogate pair, at
 * most 32 levels.
 */
public final class Json {
    private static final int MAX_DEPTH = 32;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    public static JsonNode read(byte[] utf8) throws MalformedJson {
        try {
            return read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new MalformedJson("it is not UTF-8", e);
        }
    }

    public static JsonNode read(String text) throws MalformedJson {
        JsonNode tree;
        try {
            if (text.startsWith(BYTE_ORDER_MARK)) {
                throw new MalformedJson("it starts with a byte order mark", null);
            }
            tree = MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new MalformedJson("it is not valid" + place(e.getLocation()), e);
        }
        if (tree.isMissingNode()) {
            throw new MalformedJson("it is empty", null);
        }
        refuseHalfSurrogatePairs(tree);
        return tree;
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static void refuseHalfSurrogatePairs(JsonNode tree) throws MalformedJson {
        if (tree.isTextual() && hasHalfSurrogatePair(tree.textValue())) {
            throw new MalformedJson("a string holds half a surrogate pair", null);
        }
        for (String name : (Iterable<String>) tree::fieldNames) {
            if (hasHalfSurrogatePair(name)) {
                throw new MalformedJson("a name holds half a surrogate pair", null);
            }
        }
        for (JsonNode child : tree) {
            refuseHalfSurrogatePairs(child);
        }
    }

    private static boolean hasHalfSurrogatePair(String text) {
        return text.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    /** @throws IllegalArgumentException if Jackson cannot write the value */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "No JSON for a " + value.getClass().getName(), e);
        }
    }
}
