package io.wabaprofile.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Text in the columns of a terminal: an emoji takes two, an accent none. JLine counts some emoji, such as ☕, as one.
 */
public final class DisplayText {
    private static final Pattern CHARACTER = Pattern.compile("\\X");
    private static final Pattern LINE_BREAK = Pattern.compile("\\R");
    private static final Pattern DOUBLE_WIDTH = Pattern.compile("["
            + "\u1100-\u115F\u231A\u231B\u23E9-\u23EC\u23F0\u23F3\u25FD\u25FE\u2614\u2615\u2648-\u2653\u267F\u2693"
            + "\u26A1\u26AA\u26AB\u26BD\u26BE\u26C4\u26C5\u26CE\u26D4\u26EA\u26F2\u26F3\u26F5\u26FA\u26FD\u2705\u270A"
            + "\u270B\u2728\u274C\u274E\u2753-\u2755\u2757\u2795-\u2797\u27B0\u27BF\u2B1B\u2B1C\u2B50\u2B55"
            + "\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE0F\uFE30-\uFE6F\uFF00-\uFF60"
            + "\uFFE0-\uFFE6\\x{1F004}\\x{1F0CF}\\x{1F18E}\\x{1F191}-\\x{1F19A}\\x{1F1E6}-\\x{1F320}"
            + "\\x{1F32D}-\\x{1F64F}\\x{1F680}-\\x{1F6FF}\\x{1F7E0}-\\x{1F7EB}\\x{1F90C}-\\x{1FAFF}"
            + "\\x{20000}-\\x{3FFFD}]");

    private DisplayText() {}

    /**
     * The text on one line. Escapes characters that could break the line or control the terminal, because the text may
     * come
     * from a server.
     */
    public static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        LINE_BREAK.matcher(text).replaceAll("\u21B5").codePoints().forEach(point -> {
            if (isPrintable(point)) {
                shown.appendCodePoint(point);
            } else {
                shown.append(String.format("\\u%04X", point));
            }
        });
        return shown.toString();
    }

    private static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.FORMAT -> point == 0x200C || point == 0x200D || (point >= 0xE0020 && point <= 0xE007F);
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> true;
        };
    }

    /** The number of columns of a printable text. */
    public static int columns(String text) {
        return characters(text).stream().mapToInt(DisplayText::columnsOfOne).sum();
    }

    private static List<String> characters(String text) {
        return CHARACTER.matcher(text).results().map(MatchResult::group).toList();
    }

    private static int columnsOfOne(String character) {
        if (DOUBLE_WIDTH.matcher(character).find()) {
            return 2;
        }
        int type = Character.getType(character.codePointAt(0));
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT
                ? 0
                : 1;
    }

    /** The text followed by blanks up to a number of columns. */
    public static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - columns(text)));
    }

    /** The text, shortened to a number of columns with an ellipsis in the middle, which keeps the end of an address. */
    public static String cutInTheMiddle(String text, int columns) {
        if (columns(text) <= columns) {
            return text;
        }
        List<String> characters = characters(text);
        int tail = columns / 3;
        int left = tail;
        int from = characters.size();
        while (left >= columnsOfOne(characters.get(from - 1))) {
            left -= columnsOfOne(characters.get(--from));
        }
        return beginning(characters, columns - 1 - tail) + "…"
                + String.join("", characters.subList(from, characters.size()));
    }

    /** The text as lines of at most a number of columns, broken between words where possible. */
    public static List<String> wrapped(String text, int columns) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (columns(rest) > columns) {
            String most = beginning(characters(rest), columns);
            int blank = rest.startsWith(" ", most.length()) ? most.length() : most.lastIndexOf(' ');
            String line = blank > 0 ? most.substring(0, blank) : most;
            lines.add(line);
            rest = rest.substring(line.length()).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    private static String beginning(List<String> characters, int columns) {
        StringBuilder beginning = new StringBuilder();
        int left = columns;
        for (String character : characters) {
            left -= columnsOfOne(character);
            if (left < 0) {
                break;
            }
            beginning.append(character);
        }
        return beginning.toString();
    }
}
