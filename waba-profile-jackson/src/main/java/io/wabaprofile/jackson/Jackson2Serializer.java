package io.wabaprofile.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

final class Jackson2Serializer<T> extends StdSerializer<T> {
    private static final long serialVersionUID = 1;

    private final DocumentFormat<T> format;

    Jackson2Serializer(DocumentFormat<T> format) {
        super(format.type());
        this.format = format;
    }

    @Override
    public void serialize(T value, JsonGenerator json, SerializerProvider context) throws IOException {
        json.writeStartObject(value);
        for (Map.Entry<String, @Nullable Object> member : format.members(value).entrySet()) {
            json.writeFieldName(member.getKey());
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
