package io.wabaprofile.http.internal.platform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An optional member of a response, of any JSON type. An absent member and a {@code null} member have no value. A
 * member of
 * an unexpected type is skipped: the consumer is not called, and the other members stay readable.
 */
public final class ResponseMember {
    private final @Nullable List<String> texts;
    private final @Nullable List<String> listInText;

    private ResponseMember(@Nullable List<String> texts, @Nullable List<String> listInText) {
        this.texts = texts;
        this.listInText = listInText;
    }

    /**
     * Passes a text to the consumer: a JSON string, or the only element of an array. An empty array has no value.
     *
     * @param field called with {@code null} if the member has no value; not called if its type is unexpected
     */
    public static void readText(@Nullable ResponseMember member, Consumer<@Nullable String> field) {
        List<String> texts = member == null ? List.of() : member.texts;
        if (texts != null && texts.size() < 2) {
            field.accept(texts.isEmpty() ? null : texts.get(0));
        }
    }

    /**
     * Passes a list of texts to the consumer: a JSON array of strings, a string that contains such an array, or another
     * string as the only element. Skips {@code null} elements.
     *
     * @param field called with an empty list if the member has no value; not called if its type is unexpected
     */
    public static void readTexts(@Nullable ResponseMember member, Consumer<List<String>> field) {
        List<String> texts = member == null ? List.of() : member.listInText;
        if (texts != null) {
            field.accept(texts);
        }
    }

    /** Returns the texts of a string or an array; null if an element is not a text. */
    private static @Nullable List<String> texts(JsonNode node) {
        if (node.isTextual()) {
            return List.of(node.textValue());
        }
        if (!node.isArray()) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : node) {
            if (!element.isTextual() && !element.isNull()) {
                return null;
            }
            Optional.ofNullable(element.textValue()).ifPresent(texts::add);
        }
        return texts;
    }

    /** Accepts any JSON type. Parses an array in a string, because Meta's curl example writes {@code websites} so. */
    static final class Deserializer extends StdDeserializer<ResponseMember> {
        private static final long serialVersionUID = 1;

        private final transient JsonCodec json;

        Deserializer(JsonCodec json) {
            super(ResponseMember.class);
            this.json = json;
        }

        @Override
        public ResponseMember deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode value = context.readTree(parser);
            JsonNode list = value.isTextual() && value.textValue().strip().startsWith("[")
                    ? json.tree(value.textValue()).filter(JsonNode::isArray).orElse(value)
                    : value;
            return new ResponseMember(texts(value), texts(list));
        }
    }
}
