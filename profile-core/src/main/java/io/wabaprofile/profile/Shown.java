package io.wabaprofile.profile;

import java.util.Locale;

/** Text as it may be shown in a message or a log: what is not visible is escaped. */
final class Shown {
    private Shown() {}

    static String text(String given) {
        StringBuilder shown = new StringBuilder(given.length());
        given.codePoints().forEach(point -> append(shown, point));
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
