package io.wabaprofile.http.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The one JSON codec: strict about form (limits, duplicate names, trailing text), tolerant about content (unknown members,
 * a single value in place of a list and the reverse). Writes ASCII only, as Meta asks for escaped emoji.
 */
final class Json {
    private static final int MAX_DOCUMENT = 256 * 1024;

    private final ObjectMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(16)
                            .maxStringLength(64 * 1024)
                            .maxNameLength(256)
                            .maxNumberLength(32)
                            .maxDocumentLength(MAX_DOCUMENT)
                            .maxTokenCount(10_000)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .enable(DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private final Map<Type, ObjectReader> readers = new ConcurrentHashMap<>();
    private final Map<Type, ObjectReader> readersOfChecked = new ConcurrentHashMap<>();

    byte[] write(Object message) {
        try {
            return mapper.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A message of ours must be writable as JSON", e);
        }
    }

    /** The document, or nothing if it is none. */
    Optional<JsonNode> tree(byte[] document) {
        try {
            return Optional.of(mapper.readTree(document)).filter(node -> !node.isMissingNode());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    Optional<JsonNode> tree(String document) {
        try {
            return Optional.of(mapper.readTree(document)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /**
     * The short way for an object that has none of these members: reads it without making a tree of it first. Nothing if it
     * has one, or is not to be read that way; then the tree tells why.
     */
    Optional<Object> readUnless(Set<String> members, byte[] document, Type type) {
        try {
            return isObjectWithout(members, document)
                    ? Optional.ofNullable(readersOfChecked
                            .computeIfAbsent(type, this::readerOfChecked)
                            .readValue(document))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Looks at every token to its end, as a tree would. */
    private boolean isObjectWithout(Set<String> members, byte[] document) throws IOException {
        try (JsonParser parser = mapper.getFactory().createParser(document)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            int depth = 1;
            while (depth > 0) {
                JsonToken token = parser.nextToken();
                if (token == null) {
                    return false;
                }
                if (token == JsonToken.FIELD_NAME && depth == 1 && members.contains(parser.currentName())) {
                    return false;
                }
                if (token.isStructStart()) {
                    depth++;
                } else if (token.isStructEnd()) {
                    depth--;
                } else if (token == JsonToken.VALUE_STRING) {
                    parser.getTextLength();
                } else if (token.isNumeric()) {
                    parser.getNumberType();
                }
            }
            return parser.nextToken() == null;
        }
    }

    private ObjectReader readerOfChecked(Type type) {
        return reader(type).without(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
    }

    private ObjectReader reader(Type type) {
        return readers.computeIfAbsent(type, known -> mapper.readerFor(mapper.constructType(known)));
    }

    /** @throws AttemptFailure if the document does not have the type's form; the message quotes nothing of it */
    Object read(JsonNode document, Type type) {
        try {
            return reader(type).readValue(document);
        } catch (IOException e) {
            throw AttemptFailure.unreadable("a member has an unexpected type");
        }
    }
}
