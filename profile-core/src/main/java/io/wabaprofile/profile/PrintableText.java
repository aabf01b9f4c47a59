package io.wabaprofile.profile;

import java.util.List;
import java.util.Locale;

/** Escapes control, format and separator characters, so that a text can be printed in a message or a log. */
final class PrintableText {
    private PrintableText() {}

    /** Returns a field's values: the websites as a list, otherwise the one text. */
    static String of(ProfileField field, List<String> values) {
        return escape(field == ProfileField.WEBSITES ? values.toString() : String.join("", values));
    }

    static String escape(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> append(shown, point));
        return shown.toString();
    }

    private static void append(StringBuilder shown, int point) {
        switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> shown.append(String.format(Locale.ROOT, "\\u%04X", point));
            default -> shown.appendCodePoint(point);
        }
    }
}
