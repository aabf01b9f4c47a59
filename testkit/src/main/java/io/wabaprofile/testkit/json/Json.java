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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON with Jackson. Accepts only UTF-8, one value, unique names, complete surrogate pairs and at most
 * 32
 * levels. Thread-safe.
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

    /** @throws MalformedJson if the bytes are not one valid JSON value in UTF-8 */
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

    /** @throws MalformedJson if the text is not one valid JSON value */
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
        checkSurrogatePairs(tree);
        return tree;
    }

    /** Returns a text member of a JSON object; empty if the text is not JSON or does not have the member. */
    public static Optional<String> textMember(String json, String name) {
        try {
            return Optional.ofNullable(read(json).path(name).textValue());
        } catch (MalformedJson notJson) {
            return Optional.empty();
        }
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static void checkSurrogatePairs(JsonNode tree) throws MalformedJson {
        if (tree.isTextual() && hasUnpairedSurrogate(tree.textValue())) {
            throw new MalformedJson("a string has an unpaired surrogate", null);
        }
        for (String name : (Iterable<String>) tree::fieldNames) {
            if (hasUnpairedSurrogate(name)) {
                throw new MalformedJson("a name has an unpaired surrogate", null);
            }
        }
        for (JsonNode child : tree) {
            checkSurrogatePairs(child);
        }
    }

    private static boolean hasUnpairedSurrogate(String text) {
        return text.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    /** @throws IllegalArgumentException if Jackson cannot write the value */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "Jackson cannot write a " + value.getClass().getName() + " as JSON", e);
        }
    }
}
