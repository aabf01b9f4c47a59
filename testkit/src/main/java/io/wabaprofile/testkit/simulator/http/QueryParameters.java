package io.wabaprofile.testkit.simulator.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The query parameters of a request. A parameter that occurs twice or cannot be decoded counts as absent. */
public final class QueryParameters {
    private final List<Parameter> parameters = new ArrayList<>();

    private record Parameter(String name, String rawValue) {}

    public QueryParameters(@Nullable String raw) {
        for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            parameters.add(
                    equals < 0
                            ? new Parameter(pair, "")
                            : new Parameter(pair.substring(0, equals), pair.substring(equals + 1)));
        }
    }

    public boolean has(String name) {
        return parameters.stream().anyMatch(parameter -> parameter.name().equals(name));
    }

    public Optional<String> value(String name) {
        List<Parameter> named = parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .toList();
        return named.size() == 1 ? percentDecoded(named.get(0).rawValue().replace('+', ' ')) : Optional.empty();
    }

    /** Returns the parameters as a JSON object of texts. */
    ObjectNode toJson() {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        parameters.forEach(parameter -> value(parameter.name()).ifPresent(text -> object.put(parameter.name(), text)));
        return object;
    }

    /** Decodes percent-encoded UTF-8. Returns empty if the text is not valid percent-encoded UTF-8. */
    public static Optional<String> percentDecoded(String raw) {
        byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
        ByteBuffer decoded = ByteBuffer.allocate(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '%') {
                decoded.put(bytes[i]);
                continue;
            }
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            decoded.put((byte) (high * 16 + low));
            i += 2;
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(decoded.flip()).toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }
}
