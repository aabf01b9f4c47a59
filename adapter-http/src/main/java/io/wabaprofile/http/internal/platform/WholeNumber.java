package io.wabaprofile.http.internal.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Reads whole numbers that a server sends as a number or as text. A number outside the range of {@code long} becomes the
 * nearest {@code long}.
 */
final class WholeNumber {
    private static final Pattern FORM = Pattern.compile("-?[0-9]+");
    private static final int DIGITS_OF_EVERY_LONG = 18;

    private WholeNumber() {}

    /** Empty if the member holds neither a number nor a text of digits. A fraction is cut off. */
    static OptionalLong in(JsonNode member) {
        if (member.isIntegralNumber() && member.canConvertToLong()) {
            return OptionalLong.of(member.longValue());
        }
        if (member.isNumber()) {
            return OptionalLong.of((long) member.doubleValue());
        }
        return member.isTextual() ? in(member.textValue().strip()) : OptionalLong.empty();
    }

    /** Empty if the text holds anything but ASCII digits after an optional minus. */
    static OptionalLong in(String text) {
        if (!FORM.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        boolean negative = text.startsWith("-");
        String digits = text.substring(negative ? 1 : 0);
        int zeros = 0;
        while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
            zeros++;
        }
        if (digits.length() - zeros > DIGITS_OF_EVERY_LONG) {
            return OptionalLong.of(negative ? Long.MIN_VALUE : Long.MAX_VALUE);
        }
        long number = Long.parseLong(digits.substring(zeros));
        return OptionalLong.of(negative ? -number : number);
    }
}
