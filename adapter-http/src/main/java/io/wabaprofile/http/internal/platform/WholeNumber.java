package io.wabaprofile.http.internal.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Reads whole numbers that a server sends as a number or as text. Numbers up to 2^53 are exact. A number outside the
 * range
 * of {@code long} becomes the nearest {@code long}.
 */
final class WholeNumber {
    private static final Pattern FORM = Pattern.compile("-?[0-9]+");

    private WholeNumber() {}

    /** Returns the number without its fraction. Empty if the node is neither a number nor a text of digits. */
    static OptionalLong in(JsonNode node) {
        return node.isNumber()
                ? OptionalLong.of((long) node.doubleValue())
                : in(node.asText("").strip());
    }

    /** Returns the number; empty if the text contains anything except ASCII digits after an optional minus. */
    static OptionalLong in(String text) {
        return FORM.matcher(text).matches() ? OptionalLong.of((long) Double.parseDouble(text)) : OptionalLong.empty();
    }
}
