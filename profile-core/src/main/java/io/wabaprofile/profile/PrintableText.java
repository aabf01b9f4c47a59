package io.wabaprofile.profile;

import java.util.Locale;

/** Escapes control, format and separator characters, so that a text can be printed in a message or a log. */
final class PrintableText {
    private PrintableText() {}

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
