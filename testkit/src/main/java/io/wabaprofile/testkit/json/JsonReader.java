package io.wabaprofile.testkit.json;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads JSON to the letter of RFC 8259, and refuses duplicate keys, text after the value, half surrogate pairs and deep
 * nesting besides. Objects become {@link LinkedHashMap}, arrays {@link List}, numbers {@link BigDecimal}, {@code null}
 * becomes {@link Null#NULL}.
 */
public final class JsonReader {
    private static final int MAX_DEPTH = 32;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,4})?");

    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    /** JSON's {@code null}. */
    public enum Null {
        NULL
    }

    public static Object read(byte[] utf8) throws MalformedJson {
        try {
            return read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException e) {
            MalformedJson notText = new MalformedJson("Not UTF-8", 0);
            notText.initCause(e);
            throw notText;
        }
    }

    public static Object read(String text) throws MalformedJson {
        JsonReader reader = new JsonReader(text);
        Object value = reader.value(0);
        reader.skipSpace();
        if (reader.at < text.length()) {
            throw reader.malformed("Text after the value");
        }
        return value;
    }

    private Object value(int depth) throws MalformedJson {
        if (depth > MAX_DEPTH) {
            throw malformed("Nested too deep");
        }
        skipSpace();
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", Null.NULL);
            default -> number();
        };
    }

    private Map<String, Object> object(int depth) throws MalformedJson {
        Map<String, Object> members = new LinkedHashMap<>();
        expect('{');
        if (!nextIs('}')) {
            do {
                skipSpace();
                String key = string();
                skipSpace();
                expect(':');
                if (members.put(key, value(depth + 1)) != null) {
                    throw malformed("Duplicate key");
                }
            } while (nextIs(','));
            expect('}');
        }
        return members;
    }

    private List<Object> array(int depth) throws MalformedJson {
        List<Object> elements = new ArrayList<>();
        expect('[');
        if (!nextIs(']')) {
            do {
                elements.add(value(depth + 1));
            } while (nextIs(','));
            expect(']');
        }
        return elements;
    }

    private String string() throws MalformedJson {
        StringBuilder read = new StringBuilder();
        expect('"');
        for (char c = next(); c != '"'; c = next()) {
            if (c < ' ') {
                throw malformed("Control character in a string");
            }
            read.append(c == '\\' ? escaped() : c);
        }
        if (read.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE)) {
            throw malformed("Half a surrogate pair in a string");
        }
        return read.toString();
    }

    private char escaped() throws MalformedJson {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw malformed("Unknown escape");
        };
    }

    private char unicode() throws MalformedJson {
        int unit = 0;
        for (int digits = 0; digits < 4; digits++) {
            char c = next();
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw malformed("Not a hexadecimal digit");
            }
            unit = unit * 16 + digit;
        }
        return (char) unit;
    }

    private BigDecimal number() throws MalformedJson {
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt()) {
            throw malformed("No value");
        }
        at = number.end();
        return new BigDecimal(number.group());
    }

    private Object word(String word, Object value) throws MalformedJson {
        if (!text.startsWith(word, at)) {
            throw malformed("Unknown word");
        }
        at += word.length();
        return value;
    }

    private boolean nextIs(char c) throws MalformedJson {
        skipSpace();
        if (peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(char c) throws MalformedJson {
        if (next() != c) {
            throw malformed("Expected '" + c + "'");
        }
    }

    private char next() throws MalformedJson {
        char c = peek();
        at++;
        return c;
    }

    private char peek() throws MalformedJson {
        if (at >= text.length()) {
            throw malformed("Unexpected end");
        }
        return text.charAt(at);
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private MalformedJson malformed(String what) {
        return new MalformedJson(what, at);
    }
}
