package io.wabaprofile.http.internal.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
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
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.wabaprofile.http.internal.request.AttemptFailure;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The one JSON codec: strict about form (limits, duplicate names, trailing text), tolerant about content (unknown members,
 * a single value in place of a list and the reverse, nothing in a list). Writes ASCII only, as Meta asks for escaped emoji.
 */
public final class JsonCodec {
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
            .addModule(new SimpleModule().addDeserializer(ResponseMember.class, new ResponseMember.Deserializer(this)))
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
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.SKIP))
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private final Map<Type, ObjectReader> readers = new ConcurrentHashMap<>();

    public byte[] write(Object message) {
        try {
            return mapper.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A message of ours must be writable as JSON", e);
        }
    }

    /** The document, or nothing if it is none. */
    public Optional<JsonNode> tree(byte[] document) {
        try {
            return Optional.of(mapper.readTree(document)).filter(node -> !node.isMissingNode());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    Optional<JsonNode> tree(String document) {
        return tree(document.getBytes(StandardCharsets.UTF_8));
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
