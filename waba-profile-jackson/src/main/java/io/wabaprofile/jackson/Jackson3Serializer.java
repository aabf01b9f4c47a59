package io.wabaprofile.jackson;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

final class Jackson3Serializer<T> extends StdSerializer<T> {
    private static final long serialVersionUID = 1;

    private final DocumentFormat<T> format;

    Jackson3Serializer(DocumentFormat<T> format) {
        super(format.type());
        this.format = format;
    }

    @Override
    public void serialize(T value, JsonGenerator json, SerializationContext context) {
        json.writeStartObject(value);
        for (Map.Entry<String, @Nullable Object> member : format.members(value).entrySet()) {
            json.writeName(member.getKey());
            if (member.getValue() instanceof List<?> texts) {
                json.writeStartArray();
                for (Object text : texts) {
                    json.writeString((String) text);
                }
                json.writeEndArray();
            } else {
                json.writeString((String) member.getValue());
            }
        }
        json.writeEndObject();
    }
}
