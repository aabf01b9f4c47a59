package io.wabaprofile.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.wabaprofile.profile.ProfileField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class Jackson2Deserializer<T> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1;

    private final DocumentFormat<T> format;

    Jackson2Deserializer(DocumentFormat<T> format) {
        super(format.type());
        this.format = format;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (!json.isExpectedStartObjectToken()) {
            throw MismatchedInputException.from(json, format.type(), format.notAnObject(tokenOf(json)));
        }
        Map<ProfileField, List<String>> values = new EnumMap<>(ProfileField.class);
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            Optional<ProfileField> field = format.field(name);
            if (field.isEmpty()) {
                skip(name, json);
            } else if (values.put(field.get(), texts(field.get(), json)) != null) {
                throw mismatch(field.get(), json, DocumentFormat.repeated(field.get()));
            }
        }
        try {
            return format.read(values);
        } catch (IllegalArgumentException e) {
            throw ValueInstantiationException.from(json, e.getMessage(), context.constructType(format.type()), e);
        }
    }

    private List<String> texts(ProfileField field, JsonParser json) throws IOException {
        if (json.hasToken(JsonToken.VALUE_NULL)) {
            return List.of();
        }
        if (!DocumentFormat.isList(field)) {
            return List.of(text(field, json));
        }
        if (!json.isExpectedStartArrayToken()) {
            throw mismatch(field, json, format.wrongType(field, tokenOf(json), false));
        }
        List<String> texts = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            texts.add(text(field, json));
        }
        return texts;
    }

    private String text(ProfileField field, JsonParser json) throws IOException {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            throw mismatch(field, json, format.wrongType(field, tokenOf(json), DocumentFormat.isList(field)));
        }
        return json.getText();
    }

    private void skip(String name, JsonParser json) throws IOException {
        if (name.equals(ProfileField.PHOTO.label())) {
            throw mismatch(ProfileField.PHOTO, json, DocumentFormat.photoRefused());
        }
        if (!format.ignoresUnknownMembers()) {
            throw UnrecognizedPropertyException.from(json, format.type(), name, format.names());
        }
        json.skipChildren();
    }

    private JsonMappingException mismatch(ProfileField field, JsonParser json, String message) {
        MismatchedInputException mismatch = MismatchedInputException.from(json, format.type(), message);
        mismatch.prependPath(format.type(), field.label());
        return mismatch;
    }

    private static String tokenOf(JsonParser json) {
        return String.valueOf(json.currentToken());
    }
}
