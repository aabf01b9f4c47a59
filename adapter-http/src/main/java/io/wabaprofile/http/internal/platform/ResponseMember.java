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
 * An optional member of a response, of any JSON type. A member that is absent or {@code null} holds no value. A member of a
 * type that cannot be understood is not read: then the consumer is not called, and the rest of the response stays readable.
 */
public final class ResponseMember {
    private final JsonNode value;
    private final @Nullable JsonNode listInText;

    private ResponseMember(JsonNode value, @Nullable JsonNode listInText) {
        this.value = value;
        this.listInText = listInText;
    }

    /**
     * Passes on a text: a JSON string, or the only entry of a list. An empty list holds no value.
     *
     * @param field called with {@code null} if the member holds no value; not called if it cannot be understood
     */
    public static void readText(@Nullable ResponseMember member, Consumer<@Nullable String> field) {
        List<String> texts = member == null ? List.of() : texts(member.value);
        if (texts != null && texts.size() < 2) {
            field.accept(texts.isEmpty() ? null : texts.get(0));
        }
    }

    /**
     * Passes on a list of texts: a JSON list of strings, a string that holds such a list, or any other string as the only
     * entry. Entries that are {@code null} are left out.
     *
     * @param field called with an empty list if the member holds no value; not called if it cannot be understood
     */
    public static void readTexts(@Nullable ResponseMember member, Consumer<List<String>> field) {
        List<String> texts =
                member == null ? List.of() : texts(member.listInText == null ? member.value : member.listInText);
        if (texts != null) {
            field.accept(texts);
        }
    }

    /** Null if there is an entry that is no text. */
    private static @Nullable List<String> texts(JsonNode node) {
        if (node.isTextual()) {
            return List.of(node.textValue());
        }
        if (!node.isArray()) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode entry : node) {
            if (!entry.isTextual() && !entry.isNull()) {
                return null;
            }
            Optional.ofNullable(entry.textValue()).ifPresent(texts::add);
        }
        return texts;
    }

    @Override
    public String toString() {
        return "ResponseMember(****)";
    }

    /** Accepts any JSON type. Parses a list that a string holds, as Meta's curl example writes {@code websites}. */
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
            JsonNode listInText = value.isTextual() && value.textValue().strip().startsWith("[")
                    ? json.tree(value.textValue()).filter(JsonNode::isArray).orElse(null)
                    : null;
            return new ResponseMember(value, listInText);
        }
    }
}
