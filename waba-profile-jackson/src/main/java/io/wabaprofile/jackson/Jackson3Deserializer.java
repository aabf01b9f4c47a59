package io.wabaprofile.jackson;

import io.wabaprofile.profile.ProfileField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

final class Jackson3Deserializer<T> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1;

    private final DocumentFormat<T> format;

    Jackson3Deserializer(DocumentFormat<T> format) {
        super(format.type());
        this.format = format;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) {
        if (!json.isExpectedStartObjectToken()) {
            throw MismatchedInputException.from(json, format.type(), format.notAnObject(tokenOf(json)));
        }
        Map<ProfileField, List<String>> values = new EnumMap<>(ProfileField.class);
        for (String name = json.nextName(); name != null; name = json.nextName()) {
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

    private List<String> texts(ProfileField field, JsonParser json) {
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

    private String text(ProfileField field, JsonParser json) {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            throw mismatch(field, json, format.wrongType(field, tokenOf(json), DocumentFormat.isList(field)));
        }
        return json.getString();
    }

    private void skip(String name, JsonParser json) {
        if (name.equals(ProfileField.PHOTO.label())) {
            throw mismatch(ProfileField.PHOTO, json, DocumentFormat.photoRefused());
        }
        if (!format.ignoresUnknownMembers()) {
            throw UnrecognizedPropertyException.from(json, format.type(), name, format.names());
        }
        json.skipChildren();
    }

    private DatabindException mismatch(ProfileField field, JsonParser json, String message) {
        MismatchedInputException mismatch = MismatchedInputException.from(json, format.type(), message);
        mismatch.prependPath(format.type(), field.label());
        return mismatch;
    }

    private static String tokenOf(JsonParser json) {
        return String.valueOf(json.currentToken());
    }
}
