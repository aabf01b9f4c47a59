package io.wabaprofile.testkit.json;

import java.util.Iterator;
import java.util.Map;

/** Writes maps, iterables, strings, numbers, booleans and {@link JsonReader.Null} as JSON. */
public final class JsonWriter {
    private final StringBuilder json = new StringBuilder();

    private JsonWriter() {}

    public static String write(Object value) {
        JsonWriter writer = new JsonWriter();
        writer.value(value);
        return writer.json.toString();
    }

    private void value(Object value) {
        if (value instanceof Map<?, ?> members) {
            separated('{', members.entrySet(), '}');
        } else if (value instanceof Map.Entry<?, ?> member) {
            string(String.valueOf(member.getKey()));
            json.append(':');
            value(member.getValue());
        } else if (value instanceof Iterable<?> elements) {
            separated('[', elements, ']');
        } else if (value instanceof String text) {
            string(text);
        } else if (value instanceof Number || value instanceof Boolean) {
            json.append(value);
        } else if (value == JsonReader.Null.NULL) {
            json.append("null");
        } else {
            throw new IllegalArgumentException(
                    "No JSON for a " + value.getClass().getName());
        }
    }

    private void separated(char open, Iterable<?> parts, char close) {
        json.append(open);
        for (Iterator<?> part = parts.iterator(); part.hasNext(); ) {
            value(part.next());
            if (part.hasNext()) {
                json.append(',');
            }
        }
        json.append(close);
    }

    private void string(String text) {
        json.append('"');
        text.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                json.append('\\').append((char) point);
            } else if (point < ' ' || Character.getType(point) == Character.SURROGATE) {
                json.append(String.format("\\u%04x", point));
            } else {
                json.appendCodePoint(point);
            }
        });
        json.append('"');
    }
}
