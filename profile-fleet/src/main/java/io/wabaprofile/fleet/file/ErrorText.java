package io.wabaprofile.fleet.file;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

/** Parts of messages about names that a person typed. */
final class ErrorText {
    /** Long, and mixed as only random text is. */
    private static final Pattern LIKE_A_KEY = Pattern.compile("(?=.*[0-9])(?=.*[a-z])(?=.*[A-Z])[A-Za-z0-9_-]{20,}");

    private static final int LONGEST = 64;

    private ErrorText() {}

    /** A key in the place of a name is not repeated. */
    static String memberName(String name) {
        return LIKE_A_KEY.matcher(name).matches() ? "(a name that may be a key)" : printable(name);
    }

    /** Returns the text on one line: shortened, with control and format characters escaped. */
    static String printable(String text) {
        if (text.isEmpty()) {
            return "\"\"";
        }
        if (isShortAscii(text)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(point -> {
            switch (Character.getType(point)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> shown.append(String.format(Locale.ROOT, "\\u%04X", point));
                default -> shown.appendCodePoint(point);
            }
        });
        return text.codePointCount(0, text.length()) > LONGEST
                ? shown.append('…').toString()
                : shown.toString();
    }

    /** Whether nothing has to be escaped. Each name of a file is checked, so this is a loop. */
    private static boolean isShortAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return text.length() <= LONGEST;
    }

    /** Returns the nearest known name, if one is near, and all known names. */
    static String suggestion(String text, Collection<String> known) {
        String all = ". Known: " + String.join(", ", known);
        if (text.length() > LONGEST) {
            return all;
        }
        String given = compared(text);
        return known.stream()
                .min(Comparator.comparingInt(name -> distance(given, compared(name))))
                .filter(name -> distance(given, compared(name)) <= largestDistance(name))
                .map(name -> ". Did you mean " + name + "?" + all.substring(1))
                .orElse(all);
    }

    /** Large enough for two letters in the wrong order. */
    private static int largestDistance(String name) {
        return name.length() < 4 ? 1 : Math.max(2, name.length() / 3);
    }

    private static String compared(String name) {
        return name.replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
    }

    /** The Levenshtein distance. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
